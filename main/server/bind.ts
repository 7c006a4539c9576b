import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { message, type UserError } from '#engine/messages/index.ts';
import { authority } from './access.ts';
import { serverError } from './errors.ts';

/** A server that listens but does not answer yet. */
export interface BoundServer {
  readonly server: Server;
  readonly host: string;
  readonly port: number;
}

/**
 * Binds a port.
 * @param host an address of this machine
 * @param port 0 for any free one
 * @throws UserError server.portInUse, server.portForbidden or server.unknownHost
 */
export function bind(host: string, port: number): Promise<BoundServer> {
  const server = createServer();
  return new Promise((resolve, reject) => {
    const refuse = (error: NodeJS.ErrnoException) => reject(explainRefusal(error, host, port));
    server.once('error', refuse);
    server.listen(port, host, () => {
      server.off('error', refuse);
      resolve({ server, host, port: (server.address() as AddressInfo).port });
    });
  });
}

/** Translates the system's error for the user who chose host and port. */
export function explainRefusal(error: NodeJS.ErrnoException, host: string, port: number): Error {
  switch (error.code) {
    case 'EADDRINUSE':
      return portInUse(host, port);
    case 'EACCES':
      return serverError('server.portForbidden', message('No permission to listen on port {{port}}', { port }), {
        where: authority(host, port),
        fix: message('Choose a port from 1024 to 65535 with --port.'),
      });
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return serverError('server.unknownHost', message("'{{host}}' is not an address of this machine", { host }), {
        where: authority(host, port),
        expected: message('an address of this machine, such as 127.0.0.1'),
        received: host,
        fix: message('Omit --host to allow access from this machine only.'),
      });
    default:
      return error;
  }
}

function portInUse(host: string, port: number): UserError {
  return serverError(
    'server.portInUse',
    message('Port {{port}} is in use by another program, perhaps by Backwire itself', { port }),
    {
      where: authority(host, port),
      expected: message('a free port'),
      fix: message('Choose another port with --port, or --port 0 for any free port.'),
    },
  );
}
