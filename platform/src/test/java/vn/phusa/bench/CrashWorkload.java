package vn.phusa.bench;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.phusa.PhuSa;
import vn.phusa.base.AccountId;
import vn.phusa.base.Actor;
import vn.phusa.base.Outcome;
import vn.phusa.base.PartyId;
import vn.phusa.duty.Audience;
import vn.phusa.duty.DueRule;
import vn.phusa.duty.Duties;
import vn.phusa.duty.Duty;
import vn.phusa.duty.NewDuty;
import vn.phusa.duty.Subject;

/**
 * The platform with writers inside: each opens duties through the front door, one transaction each, and prints a duty's
 * key once the platform has acknowledged it. The duties fall due within a minute, so that each must be reminded of, once.
 */
final class CrashWorkload {

    static final String ROOM = "bench";
    static final String ACKNOWLEDGED = "ACK ";
    static final String READY = "READY";

    private static final Duration UNTIL_DUE = Duration.ofSeconds(20);
    private static final PartyId HOLDER = new PartyId(1);
    private static final AccountId READER = new AccountId(9_000_001);

    private CrashWorkload() {}

    /** @param arguments how many writers */
    public static void main(String[] arguments) {
        int writers = Integer.parseInt(arguments[0]);
        SpringApplication platform = new SpringApplication(PhuSa.class, Beans.class);
        platform.addListeners((ApplicationListener<ApplicationReadyEvent>) ready -> {
            Duties duties = ready.getApplicationContext().getBean(Duties.class);
            Clock clock = ready.getApplicationContext().getBean(Clock.class);
            TransactionTemplate transactions =
                    new TransactionTemplate(ready.getApplicationContext().getBean(PlatformTransactionManager.class));
            System.out.println(READY);
            for (int writer = 0; writer < writers; writer++) {
                Thread.ofVirtual().start(() -> write(duties, transactions, clock));
            }
        });
        platform.run();
    }

    private static void write(Duties duties, TransactionTemplate transactions, Clock clock) {
        while (true) {
            String key = UUID.randomUUID().toString();
            try {
                Outcome<Duty> outcome =
                        transactions.execute(_ -> duties.open(Actor.platform(), pressingDuty(key, clock)));
                if (outcome instanceof Outcome.Accepted<Duty>) {
                    System.out.println(ACKNOWLEDGED + key);
                }
            } catch (RuntimeException databaseIsGone) {
                // Not acknowledged: the duty may be there or not. The next one is tried a little later.
                pause();
            }
        }
    }

    private static NewDuty pressingDuty(String key, Clock clock) {
        return NewDuty.of(
                new Subject(ROOM, "crash", key, "/bench/" + key),
                "Thử sự cố " + key,
                HOLDER,
                null,
                DueRule.atMoment(clock.instant().plus(UNTIL_DUE)),
                clock.instant());
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Somebody who is told of the duties, so that a lost or doubled notice shows. */
    static final class Beans {
        @Bean
        @Primary
        Audience oneReader() {
            return new Audience() {
                @Override
                public Set<AccountId> holdersOf(PartyId holder) {
                    return Set.of(READER);
                }

                @Override
                public List<Set<AccountId>> above(PartyId holder) {
                    return List.of();
                }

                @Override
                public Set<AccountId> decidersFor(PartyId assigner) {
                    return Set.of();
                }
            };
        }
    }
}
