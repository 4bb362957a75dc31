package vn.phusa.bench;

import java.util.UUID;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationListener;
import vn.phusa.PhuSa;
import vn.phusa.access.Accounts;
import vn.phusa.access.ApiKeys;
import vn.phusa.base.AccountId;
import vn.phusa.base.Actor;
import vn.phusa.base.PartyId;
import vn.phusa.base.Role;
import vn.phusa.party.NewOrganisation;
import vn.phusa.party.OrganisationKind;
import vn.phusa.party.Parties;

/** The platform with an organisation that captures; says its port and a key once it is ready. */
final class CaptureWorkload {
    static final String READY = "READY ";

    private CaptureWorkload() {}

    public static void main(String[] arguments) {
        SpringApplication platform = new SpringApplication(PhuSa.class);
        platform.addListeners((ApplicationListener<ApplicationReadyEvent>) ready -> {
            ApplicationContext beans = ready.getApplicationContext();
            System.out.println(READY + beans.getEnvironment().getProperty("local.server.port") + " " + key(beans));
        });
        platform.run(arguments);
    }

    private static String key(ApplicationContext beans) {
        Accounts accounts = beans.getBean(Accounts.class);
        String name = "bench-" + UUID.randomUUID().toString().substring(0, 12);
        PartyId mill = beans.getBean(Parties.class)
                .register(Actor.platform(), NewOrganisation.under(null, name, OrganisationKind.ENTERPRISE))
                .orThrow();
        AccountId account = accounts.open(
                        Actor.platform(), new Accounts.NewAccount(name, name, "", "vi", null, Role.INTEGRATION, mill))
                .orThrow();
        return beans.getBean(ApiKeys.class)
                .make(accounts.actorOf(account, Actor.Channel.WEB), "bench", null, false, null)
                .orThrow();
    }
}
