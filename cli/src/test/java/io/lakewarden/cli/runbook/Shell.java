package io.lakewarden.cli.runbook;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The commands of a shell's text, as far as the pages use one: words, quotes, variables, {@code $(…)}, pipes, redirections
 * and loops. What it does not know is an {@link IllegalArgumentException}.
 */
public final class Shell {
    private static final List<String> KEYWORDS = List.of("while", "do", "done", "if", "then", "fi", "!");
    private static final Pattern ASSIGNMENT = Pattern.compile("[A-Za-z_][A-Za-z_0-9]*=.*", Pattern.DOTALL);

    private final String text;
    private final List<List<String>> commands = new ArrayList<>();
    private List<String> words = new ArrayList<>();
    private int at;

    private Shell(String text) {
        this.text = text;
    }

    /** Each command with its words; what a word takes from another command stands in it as {@code $(…)}. */
    public static List<List<String>> commands(String text) {
        Shell shell = new Shell(text.replace("\\\n", " "));
        shell.read(false);
        return List.copyOf(shell.commands);
    }

    /** Reads to the end, or to the parenthesis that ends a command within a word. */
    private void read(boolean within) {
        while (at < text.length()) {
            char next = text.charAt(at);
            if (next == ')' && within) {
                break;
            } else if (next == ' ') {
                at++;
            } else if (next == '\n' || next == ';' || next == '|' || next == '&') {
                at++;
                end();
            } else if (next == '>') {
                at++;
                target();
            } else {
                words.add(word());
                test();
            }
        }

        end();
    }

    /** What a redirection writes to is no argument. */
    private void target() {
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }

        word();
    }

    /** Between double brackets, signs are no operators. */
    private void test() {
        if (words.get(words.size() - 1).equals("[[")) {
            int end = text.indexOf("]]", at);
            words.add(text.substring(at, end));
            at = end + 2;
        }
    }

    private void end() {
        while (!words.isEmpty() && (KEYWORDS.contains(words.get(0)) || assigns(words.get(0)))) {
            words.remove(0);
        }

        if (!words.isEmpty()) {
            commands.add(List.copyOf(words));
            words = new ArrayList<>();
        }
    }

    private static boolean assigns(String word) {
        return ASSIGNMENT.matcher(word).matches();
    }

    private String word() {
        StringBuilder word = new StringBuilder();
        Optional<Character> quote = Optional.empty();
        while (at < text.length()) {
            char next = text.charAt(at);
            if (quote.isEmpty() && " \n;|&>)".indexOf(next) >= 0) {
                break;
            } else if (quote.isPresent() && quote.get() == next) {
                quote = Optional.empty();
                at++;
            } else if (quote.isEmpty() && (next == '"' || next == '\'')) {
                quote = Optional.of(next);
                at++;
            } else if (next == '\\' && quote.filter(sign -> sign == '\'').isEmpty()) {
                word.append(text.charAt(at + 1));
                at += 2;
            } else if (text.startsWith("$(", at)
                    && quote.filter(sign -> sign == '\'').isEmpty()) {
                word.append(inner());
            } else {
                word.append(next);
                at++;
            }
        }

        if (quote.isPresent()) {
            throw new IllegalArgumentException("Cannot read a command: the quote " + quote.get() + " does not end");
        }

        return word.toString();
    }

    /** A command within a word, which is a command of its own. */
    private String inner() {
        List<String> outer = words;
        words = new ArrayList<>();
        int start = at;
        at += 2;
        read(true);
        if (at == text.length()) {
            throw new IllegalArgumentException("Cannot read a command: $( does not end");
        }

        at++;
        words = outer;
        return text.substring(start, at);
    }
}
