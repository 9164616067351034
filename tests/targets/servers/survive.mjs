/**
 * Preloaded into Prism 5.14.2, which crashes when the content type of a request is not a media type
 * (`Content-Type: nonsense`). Closes the connection of that request and keeps serving the others.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import { Server } from 'node:http';

const socketOf = new AsyncLocalStorage();
const emit = Server.prototype.emit;
Server.prototype.emit = function emitInContext(event, ...args) {
  if (event !== 'request') return emit.call(this, event, ...args);
  const [request] = args;
  const { socket } = request;
  // the parser emits body events outside the async context of the request
  const emitOwn = request.emit;
  request.emit = (...own) => socketOf.run(socket, () => emitOwn.apply(request, own));
  return socketOf.run(socket, () => emit.call(this, event, ...args));
};

process.on('uncaughtException', (error) => {
  const socket = socketOf.getStore();
  process.stderr.write(
    `survived: ${error.message}, ${socket === undefined ? 'request unknown' : 'connection closed'}\n`,
  );
  socket?.destroy();
});
