package io.lakewarden.cost.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** A Chromium without a window, which tells what it asked for and what it complained of. */
final class Browser implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ChromeDriver driver;
    private final List<String> requests = new ArrayList<>();

    private Browser(ChromeDriver driver) {
        this.driver = driver;
    }

    /** Whether this machine has one. */
    static boolean isThere() {
        return program("chromium").isPresent() && program("chromedriver").isPresent();
    }

    static Browser open() {
        LoggingPreferences logged = new LoggingPreferences();
        logged.enable(LogType.BROWSER, Level.ALL);
        logged.enable(LogType.PERFORMANCE, Level.ALL);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(program("chromium").orElseThrow().toFile());
        // Where tests run as root there is no sandbox, and in containers little shared memory.
        options.addArguments("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--window-size=1200,900");
        options.setCapability("goog:loggingPrefs", logged);
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(program("chromedriver").orElseThrow().toFile())
                .build();
        return new Browser(new ChromeDriver(service, options));
    }

    private static Optional<Path> program(String name) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Forgets what it asked for and complained of before. */
    void load(Path page) {
        driver.get("about:blank");
        requests();
        console();
        requests.clear();
        driver.get(page.toUri().toString());
    }

    /** Addresses that it asked for so far. */
    List<String> requests() {
        for (LogEntry entry : driver.manage().logs().get(LogType.PERFORMANCE)) {
            JsonNode message = json(entry.getMessage()).path("message");
            if (message.path("method").asText().equals("Network.requestWillBeSent")) {
                requests.add(message.at("/params/request/url").asText());
            }
        }

        return requests;
    }

    /** What is in its console. */
    List<String> console() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .map(LogEntry::getMessage)
                .toList();
    }

    WebElement one(String selector) {
        return driver.findElement(By.cssSelector(selector));
    }

    List<WebElement> all(String selector) {
        return driver.findElements(By.cssSelector(selector));
    }

    /** Texts of the cells of the rows that are shown, of each table with that caption. */
    List<List<List<String>>> tables(String caption) {
        Object tables = driver.executeScript(
                """
                return [...document.querySelectorAll('table')]
                  .filter(table => (table.caption?.textContent || table.getAttribute('aria-label')) === arguments[0])
                  .map(table => [...table.tBodies[0].rows].filter(row => !row.hidden)
                    .map(row => [...row.cells].map(cell => cell.textContent)));
                """,
                caption);
        return list(tables).stream()
                .map(rows -> list(rows).stream().map(Browser::texts).toList())
                .toList();
    }

    /** Texts of all that a selector finds. */
    List<String> texts(String selector) {
        return texts(driver.executeScript(
                "return [...document.querySelectorAll(arguments[0])].map(each => each.textContent)", selector));
    }

    private static List<String> texts(Object found) {
        return list(found).stream().map(String::valueOf).toList();
    }

    private static List<?> list(Object found) {
        return (List<?>) found;
    }

    Object evaluate(String script, Object... arguments) {
        return driver.executeScript(script, arguments);
    }

    void emulate(String media) {
        driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", media));
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The driver logs JSON", e);
        }
    }

    @Override
    public void close() {
        driver.quit();
    }
}
