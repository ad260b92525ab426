import { existsSync } from 'node:fs';
import { chmod, mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serverProcessesIn } from './processes.ts';
import { startEmbedded, type EmbeddedServer } from './server.ts';
import { asRoot, makeScratch, NodeProcess, NOBODY, query, type Scratch } from './testing.ts';

describe('startEmbedded', () => {
  it('makes a durable database, and finds its data again after a restart', async () => {
    await using scratch = await makeScratch();
    const dataDirectory = join(scratch.path, 'data');
    const began = performance.now();
    const first = await startEmbedded({ dataDirectory });
    const made = performance.now();
    expect(first.adopted).toBe(false);
    await query(first, 'create table fact (id int primary key); insert into fact values (42)');
    expect(
      await query(
        first,
        `select name, setting from pg_settings where name in ('fsync', 'synchronous_commit', 'full_page_writes',
           'listen_addresses', 'data_checksums', 'server_encoding') order by name`,
      ),
    ).toEqual([
      ['data_checksums', 'on'],
      ['fsync', 'on'],
      ['full_page_writes', 'on'],
      ['listen_addresses', ''],
      ['server_encoding', 'UTF8'],
      ['synchronous_commit', 'on'],
    ]);
    await first.stop();

    const again = performance.now();
    await using second = await startEmbedded({ dataDirectory });
    const restarted = performance.now();
    expect(await query(second, 'select id from fact')).toEqual([[42]]);
    console.log(
      `first start ${Math.round(made - began)} ms, later start ${Math.round(restarted - again)} ms`,
    );
  });

  it('leaves no process and no claim after stop', async () => {
    await using scratch = await makeScratch();
    for (const mode of ['fast', 'immediate'] as const) {
      const server = await startEmbedded({ dataDirectory: scratch.path, durable: false });
      expect(serverProcessesIn(join(scratch.path, 'cluster')).length).toBeGreaterThan(1);
      await Promise.all([server.stop(mode), server.stop(mode)]);
      expect(serverProcessesIn(join(scratch.path, 'cluster'))).toEqual([]);
      expect((await readdir(scratch.path)).filter((name) => name.startsWith('owner.'))).toEqual([]);
    }
  });

  it('lets a process end that has not stopped its server', async () => {
    await using scratch = await makeScratch();
    const other = new NodeProcess(`
      const { startEmbedded } = await load('server.ts');
      await startEmbedded({ dataDirectory: ${JSON.stringify(scratch.path)}, durable: false });
      console.log('started');
    `);
    expect(await other.output()).toBe('started');
    await using server = await startEmbedded({ dataDirectory: scratch.path, durable: false });
    expect(server.adopted).toBe(true);
  });

  it('keeps the socket path short for a long or odd data directory', async () => {
    await using scratch = await makeScratch();
    for (const name of ['long-'.repeat(40), `odd, "name" it's ünïcode`]) {
      const dataDirectory = join(scratch.path, name);
      const server = await startEmbedded({ dataDirectory, durable: false });
      expect(await query(server, 'select 1')).toEqual([[1]]);
      expect(server.socketDirectory.length).toBeLessThan(90);
      expect(existsSync(server.socketDirectory)).toBe(true);
      await server.stop();
      expect(existsSync(server.socketDirectory)).toBe(false);
    }
  });

  it('runs as an ordinary user', { skip: !asRoot }, async () => {
    await using scratch = await makeScratch(NOBODY);
    const other = new NodeProcess(
      `
      const { startEmbedded } = await load('server.ts');
      const { query } = await load('testing.ts');
      const server = await startEmbedded({ dataDirectory: ${JSON.stringify(scratch.path)}, durable: false });
      console.log(JSON.stringify(await query(server, 'select current_user')), server.adopted);
      await server.stop();
    `,
      NOBODY,
    );
    expect(await other.output()).toBe('[["foreland"]] false');
    await expect(startEmbedded({ dataDirectory: scratch.path })).rejects.toMatchObject({
      code: 'embedded-directory-unsuitable',
      message: expect.stringContaining('belongs to user id 65534'),
    });
  });
});

describe('a start that cannot succeed says why', () => {
  it('when the data is damaged, or of another major version', async () => {
    await using scratch = await makeScratch();
    const options = { dataDirectory: scratch.path, durable: false };
    await (await startEmbedded(options)).stop();
    const cluster = join(scratch.path, 'cluster');
    await writeFile(join(cluster, 'global', 'pg_control'), Buffer.alloc(8192));
    await expect(startEmbedded(options)).rejects.toMatchObject({
      code: 'embedded-start-failed',
      message: expect.stringMatching(/FATAL|PANIC/),
    });
    expect(serverProcessesIn(cluster)).toEqual([]);
    await writeFile(join(cluster, 'PG_VERSION'), '19\n');
    await expect(startEmbedded(options)).rejects.toMatchObject({
      code: 'embedded-version-mismatch',
      message: expect.stringContaining('PostgreSQL 19'),
    });
  });

  it('when the folder holds something else', async () => {
    await using scratch = await makeScratch();
    await writeFile(join(scratch.path, 'holiday.txt'), 'photos');
    await expect(startEmbedded({ dataDirectory: scratch.path })).rejects.toMatchObject({
      code: 'embedded-directory-unsuitable',
      message: expect.stringContaining('holiday.txt'),
    });
    expect(await readdir(scratch.path)).toEqual(['holiday.txt']);
    await expect(startEmbedded({ dataDirectory: join(scratch.path, 'holiday.txt') })).rejects.toMatchObject({
      code: 'embedded-directory-unsuitable',
    });
  });

  it('when a setting makes no sense', async () => {
    await using scratch = await makeScratch();
    await mkdir(join(scratch.path, 'data'));
    const attempt = startEmbedded({
      dataDirectory: join(scratch.path, 'data'),
      sharedBuffers: "1MB' evil='",
    });
    await expect(attempt).rejects.toMatchObject({ code: 'embedded-setting-invalid' });
  });
});

describe('a running server', () => {
  let scratch: Scratch;
  let server: EmbeddedServer;
  beforeAll(async () => {
    scratch = await makeScratch();
    server = await startEmbedded({ dataDirectory: scratch.path, durable: false });
  });
  afterAll(async () => {
    await server.stop();
    await scratch[Symbol.asyncDispose]();
  });

  it('is not shared with another node', async () => {
    const options = { dataDirectory: scratch.path, durable: false };
    await expect(startEmbedded(options)).rejects.toMatchObject({ code: 'embedded-directory-in-use' });
    const other = new NodeProcess(`
      const { startEmbedded } = await load('server.ts');
      await startEmbedded(${JSON.stringify(options)}).catch((error) => console.log(error.code, error.message));
    `);
    const refusal = await other.output();
    expect(refusal).toContain('embedded-directory-in-use');
    expect(refusal).toContain(`process ${process.pid}`);
    expect(await query(server, 'select 1')).toEqual([[1]]);
  });

  it('keeps values out of its log', async () => {
    await query(server, 'create table person (name text primary key)');
    await query(server, "insert into person values ('Secret Name')");
    const again = query(server, "insert into person values ('Secret Name')");
    await expect(again).rejects.toMatchObject({ code: '23505' });
    await expect(query(server, "select 'Secret Name'::int")).rejects.toMatchObject({ code: '22P02' });
    expect(await readFile(join(scratch.path, 'server.log'), 'utf8')).toContain('ready to accept connections');
    expect(await readFile(join(scratch.path, 'server.log'), 'utf8')).not.toContain('Secret');
  });

  it('lets no other user in', { skip: !asRoot }, async () => {
    const attempt = `
      const { Client } = await import('pg');
      const client = new Client(${JSON.stringify(server.connection())});
      await client.connect().then(() => console.log('connected'), (error) => console.log(error.code));
    `;
    expect(await new NodeProcess(attempt, NOBODY).output()).toBe('EACCES');
    // Even with the folders thrown open, the server asks the kernel who is calling.
    await chmod(scratch.path, 0o755);
    await chmod(server.socketDirectory, 0o755);
    await chmod(join(server.socketDirectory, '.s.PGSQL.5432'), 0o777);
    expect(await new NodeProcess(attempt, NOBODY).output()).toBe('28000');
  });
});
