package vn.phusa.traceability.passport;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.phusa.base.AccountId;
import vn.phusa.base.Actor;
import vn.phusa.base.Outcome;
import vn.phusa.base.Problem;
import vn.phusa.traceability.passport.store.ProductRequestStore;

/** Does what a program asks once, however often it is sent under the same key. */
@Service
public class ProductRequests {
    private final ProductRequestStore store;
    private final Products products;
    private final Clock clock;

    ProductRequests(ProductRequestStore store, Products products, Clock clock) {
        this.store = store;
        this.products = products;
        this.clock = clock;
    }

    /**
     * Does it unless it has been done; then the product is answered as it is now.
     *
     * @param key which the program gave; null: every request counts
     * @param request what was asked for; something else under the same key is refused
     */
    @Transactional
    public Outcome<Product> once(Actor actor, @Nullable UUID key, String request, Supplier<Outcome<Product>> command) {
        AccountId account = actor.account();
        if (key == null || account == null) {
            return command.get();
        }
        byte[] digest = digest(request);
        Optional<ProductRequestStore.Done> done = store.find(account, key);
        if (done.isPresent()) {
            return MessageDigest.isEqual(done.get().request(), digest)
                    ? products.find(actor, done.get().product())
                    : Outcome.rejected(Problem.at("Idempotency-Key", PassportProblem.KEY_USED));
        }
        return switch (command.get()) {
            case Outcome.Accepted<Product>(Product product) -> {
                store.insert(account, key, digest, product.id(), clock.instant());
                yield Outcome.accepted(product);
            }
            case Outcome.Rejected<Product>(List<Problem> problems) -> Outcome.rejected(problems);
        };
    }

    private static byte[] digest(String request) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(request.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
