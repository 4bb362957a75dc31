package vn.phusa.testing;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;

/** An authenticator that Chromium makes up (WebAuthn.addVirtualAuthenticator): it unlocks and says yes at once. */
public record PasskeyDevice(CDPSession session, String id) {
    public static PasskeyDevice in(Tab tab) {
        CDPSession session = tab.page().context().newCDPSession(tab.page());
        session.send("WebAuthn.enable");
        JsonObject options = new JsonObject();
        options.addProperty("protocol", "ctap2");
        options.addProperty("transport", "internal");
        options.addProperty("hasResidentKey", true);
        options.addProperty("hasUserVerification", true);
        options.addProperty("isUserVerified", true);
        options.addProperty("automaticPresenceSimulation", true);
        JsonObject arguments = new JsonObject();
        arguments.add("options", options);
        return new PasskeyDevice(
                session,
                session.send("WebAuthn.addVirtualAuthenticator", arguments)
                        .get("authenticatorId")
                        .getAsString());
    }

    public int credentials() {
        return all().size();
    }

    /** How often it has signed something. */
    public int signatures() {
        int signed = 0;
        for (JsonElement credential : all()) {
            signed += credential.getAsJsonObject().get("signCount").getAsInt();
        }
        return signed;
    }

    private JsonArray all() {
        JsonObject arguments = new JsonObject();
        arguments.addProperty("authenticatorId", id);
        return session.send("WebAuthn.getCredentials", arguments).getAsJsonArray("credentials");
    }
}
