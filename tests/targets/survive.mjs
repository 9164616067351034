/**
 * Preloaded into Prism 5.14.2, which ends altogether when the content type of a request is no media type
 * (`Content-Type: nonsense`). Closes the connection of that request, so that its sender need not wait, and serves the others.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import { Server } from 'node:http';

const socketOf = new AsyncLocalStorage();
const emit = Server.prototype.emit;
Server.prototype.emit = function emitInContext(event, ...args) {
  if (event !== 'request') return emit.call(this, event, ...args);
  return socketOf.run(args[0].socket, () => emit.call(this, event, ...args));
};

process.on('uncaughtException', (error) => {
  process.stderr.write(`survived: ${error.message}\n`);
  socketOf.getStore()?.destroy();
});
