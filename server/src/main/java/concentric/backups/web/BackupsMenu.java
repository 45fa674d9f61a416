package concentric.backups.web;

import concentric.backups.Backups;
import concentric.platform.Organisations;
import concentric.platform.Panel;
import concentric.platform.web.MenuPart;
import concentric.platform.web.MenuSection;
import concentric.platform.web.Pages;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The page of backups in the menu, and how they stand on the page of administration. */
@Configuration(proxyBeanMethods = false)
class BackupsMenu {

    @Bean
    MenuPart backupsInMenu() {
        return MenuPart.forCustodian(MenuSection.ADMIN, "backups.title", BackupsPages.PATH, 40);
    }

    @Bean
    Panel backupsOfOrganisation(Backups backups, Pages pages) {
        return (noun, id, viewer) -> {
            if (!noun.equals(Organisations.NOUN) || !viewer.custodian()) return Optional.empty();
            var view = BackupStanding.of(backups.standing(), pages.current());
            return Optional.of(new Panel.Part("backups/standing", view, 10));
        };
    }
}
