package planted.modules;

import org.springframework.modulith.Modulithic;

/** An application whose modules break their boundaries. */
@Modulithic
public final class PlantedModules {}
