package planted.doors;

import org.springframework.transaction.annotation.Transactional;

/** All its methods are transactions, whatever they do. */
@Transactional
public class PlantedWhole {}
