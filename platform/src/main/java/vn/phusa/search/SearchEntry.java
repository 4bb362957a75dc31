package vn.phusa.search;

/**
 * One thing that can be found.
 *
 * @param id within its source
 * @param path of its page
 * @param title shown as the link; weighs most
 * @param text everything else one may look for, plain; its first 200,000 characters are searched
 * @param audience who may find it
 */
public record SearchEntry(long id, String path, String title, String text, Audience audience) {}
