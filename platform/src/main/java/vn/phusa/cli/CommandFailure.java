package vn.phusa.cli;

/** A command could not be carried out for a reason that its user can mend; nothing was changed. */
final class CommandFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String key;
    private final transient Object[] arguments;

    /** @param key of the sentence in the messages */
    CommandFailure(String key, Object... arguments) {
        super(key);
        this.key = key;
        this.arguments = arguments;
    }

    void tell(Terminal terminal) {
        terminal.say(key, arguments);
    }
}
