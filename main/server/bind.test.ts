import { expect, test } from 'vitest';
import { readArguments, readPort } from './arguments.ts';
import { bind, explainRefusal } from './bind.ts';

test('a port in use is an error with a fix', async () => {
  const { server, port } = await bind('127.0.0.1', 0);
  try {
    const refused = bind('127.0.0.1', port);
    await expect(refused).rejects.toMatchObject({
      code: 'server.portInUse',
      message: expect.stringContaining(`Port ${port} is in use`),
      details: { where: `127.0.0.1:${port}`, fix: { template: expect.stringContaining('--port') } },
    });
  } finally {
    server.close();
  }
});

test('a host that is no address of this machine is named', async () => {
  await expect(bind('192.0.2.1', 0)).rejects.toMatchObject({ code: 'server.unknownHost', details: { received: '192.0.2.1' } });
});

test('a privileged port is an error that names the allowed ports', () => {
  const error = explainRefusal(Object.assign(new Error('listen EACCES'), { code: 'EACCES' }), '127.0.0.1', 80);
  expect(error).toMatchObject({ code: 'server.portForbidden', details: { fix: { template: expect.stringContaining('1024') } } });
});

test('options are parsed', () => {
  expect(readArguments(['--db', 'runs.sqlite', '--port=0', '--host', '::1'])).toEqual({
    databaseFile: 'runs.sqlite',
    port: 0,
    host: '::1',
  });
  expect(readArguments([])).toEqual({});
});

test.each([['--prot', '1'], ['--port'], ['file']])('an unknown option is rejected: %s %s', (...given) => {
  expect(() => readArguments(given)).toThrow(expect.objectContaining({ code: 'server.usage' }));
});

test.each(['-1', '65536', '1.5', 'http', '', ' 1', '0x10'])("'%s' is no port", (text) => {
  expect(() => readPort(text)).toThrow(
    expect.objectContaining({ code: 'server.usage', details: expect.objectContaining({ received: text }) }),
  );
});
