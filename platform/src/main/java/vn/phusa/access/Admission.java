package vn.phusa.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** Signs somebody in of whom another room has just made sure: they opened the account in this very request. */
public interface Admission {
    /** Where somebody who comes in for the first time is offered a passkey. */
    String FIRST_PASSKEY = "/account/passkey";

    /** Signs the account in on the browser that sent the request. */
    void admit(Account account, HttpServletRequest request, HttpServletResponse response);
}
