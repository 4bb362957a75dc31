// Passkeys: asks the browser to make one, or to sign in with one. Buttons stay hidden where the browser cannot.
(function () {
    "use strict";
    if (!window.PublicKeyCredential || !PublicKeyCredential.parseCreationOptionsFromJSON) {
        return;
    }
    var said = document.querySelector("[data-passkey-said]");
    document.querySelectorAll("[data-passkey-missing]").forEach(function (text) { text.hidden = true; });
    document.querySelectorAll("[data-passkey-able]").forEach(function (part) { part.hidden = false; });

    function post(address, body) {
        var headers = { "Content-Type": "application/json" };
        var field = document.querySelector("input[data-csrf-header]");
        if (document.body.dataset.csrfHeader) {
            headers[document.body.dataset.csrfHeader] = document.body.dataset.csrfToken;
        } else if (field) {
            headers[field.dataset.csrfHeader] = field.value;
        }
        return fetch(address, {
            method: "POST",
            headers: headers,
            credentials: "same-origin",
            body: body === undefined ? undefined : JSON.stringify(body)
        }).then(function (answer) {
            if (!answer.ok) {
                throw new Error(address + " answered " + answer.status);
            }
            return answer.json();
        });
    }

    function register(next) {
        var label = document.getElementById("passkey-label");
        return post("/webauthn/register/options").then(function (options) {
            return navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) });
        }).then(function (made) {
            var json = made.toJSON();
            return post("/webauthn/register", {
                publicKey: {
                    credential: {
                        id: json.id,
                        rawId: json.rawId,
                        type: json.type,
                        authenticatorAttachment: json.authenticatorAttachment,
                        clientExtensionResults: json.clientExtensionResults,
                        response: {
                            attestationObject: json.response.attestationObject,
                            clientDataJSON: json.response.clientDataJSON,
                            transports: json.response.transports
                        }
                    },
                    label: label.value.trim() || "Passkey"
                }
            });
        }).then(function () {
            window.location.assign(next || "/account");
        });
    }

    function signIn() {
        return post("/webauthn/authenticate/options").then(function (options) {
            return navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
        }).then(function (proof) {
            return post("/login/webauthn", proof.toJSON());
        }).then(function () {
            window.location.assign("/");
        });
    }

    document.querySelectorAll("[data-passkey]").forEach(function (button) {
        button.hidden = false;
        button.addEventListener("click", function () {
            said.textContent = "";
            (button.dataset.passkey === "register" ? register(button.dataset.next) : signIn()).catch(function () {
                said.textContent = button.dataset.failed;
            });
        });
    });
})();
