/**
 * Preloaded into a server, keeps it alive when one request throws: Prism 5.14.2 ends altogether when the content type of
 * a request is no media type (`Content-Type: nonsense`). That request is never answered; those after it are.
 */
process.on('uncaughtException', (error) => process.stderr.write(`survived: ${error.message}\n`));
