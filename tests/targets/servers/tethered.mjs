/**
 * Runs a Node server so that no test leaves it behind: `node tethered.mjs PROGRAM ARGUMENT…`.
 * The server listens on a free port of 127.0.0.1, whatever address it requests, and prints `listening PORT`.
 * It exits when its standard input closes, which happens however the parent process ends.
 */
import { Server } from 'node:net';
import { pathToFileURL } from 'node:url';

const listen = Server.prototype.listen;
Server.prototype.listen = function listenOnLoopback(...asked) {
  const callback = asked.findLast((argument) => typeof argument === 'function');
  this.once('listening', () => process.stdout.write(`listening ${this.address().port}\n`));
  return listen.call(this, { port: 0, host: '127.0.0.1' }, callback);
};

process.stdin.on('close', () => process.exit(0)).resume();

process.argv.splice(1, 1);
await import(pathToFileURL(process.argv[1]).href);
