/**
 * Runs a Node program that starts a server, `node tethered.mjs PROGRAM ARGUMENT…`, on a leash: whatever address it asks
 * for, it listens on a free port of 127.0.0.1 and prints `listening PORT`; and it ends with the process that holds
 * its standard input, however that one ends, so that no test leaves a server behind.
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
