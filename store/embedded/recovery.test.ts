import { spawn } from 'node:child_process';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { expect, it } from 'vitest';
import { until } from '../../testkit/until.ts';
import { serverProcessesIn } from './processes.ts';
import { startEmbedded } from './server.ts';
import { makeScratch, NodeProcess, query } from './testing.ts';

/** A node that starts the server, writes, and stays. Prints the number of its postmaster. */
function startNode(dataDirectory: string, options?: { detached: boolean }): NodeProcess {
  const source = `
    const { startEmbedded } = await load('server.ts');
    const { query } = await load('testing.ts');
    const server = await startEmbedded({ dataDirectory: ${JSON.stringify(dataDirectory)}, durable: false });
    await query(server, 'create table if not exists fact (id int); insert into fact values (1)');
    console.log(server.postmasterPid);
    setInterval(() => {}, 1000);
  `;
  return new NodeProcess(source, options);
}

it('adopts the server of a node that was killed, and ends its sessions', async () => {
  await using scratch = await makeScratch();
  const node = startNode(scratch.path);
  const postmasterPid = Number(await node.firstLine());
  await node.kill();

  await using server = await startEmbedded({ dataDirectory: scratch.path, durable: false });
  expect(server.adopted).toBe(true);
  expect(server.postmasterPid).toBe(postmasterPid);
  expect(await query(server, 'select id from fact')).toEqual([[1]]);
  expect(
    await query(server, `select count(*)::int from pg_stat_activity where backend_type = 'client backend'`),
  ).toEqual([[1]]);
  await server.stop();
  expect(serverProcessesIn(join(scratch.path, 'cluster'))).toEqual([]);
});

it('outlives Ctrl-C, and is started anew where other settings are wanted', async () => {
  await using scratch = await makeScratch();
  const node = startNode(scratch.path, { detached: true });
  const postmasterPid = Number(await node.firstLine());
  process.kill(-Number(node.child.pid), 'SIGINT');
  await node.output();
  expect(node.child.signalCode).toBe('SIGINT');
  expect(serverProcessesIn(join(scratch.path, 'cluster')).map(({ pid }) => pid)).toContain(postmasterPid);

  await using server = await startEmbedded({ dataDirectory: scratch.path, sharedBuffers: '64MB' });
  expect(server.adopted).toBe(false);
  expect(await query(server, 'show fsync')).toEqual([['on']]);
  expect(await query(server, 'show shared_buffers')).toEqual([['64MB']]);
  expect(await query(server, 'select id from fact')).toEqual([[1]]);
});

it('recovers committed rows after kill -9 of the postmaster with a busy backend', async () => {
  await using scratch = await makeScratch();
  const options = { dataDirectory: scratch.path };
  const killed = await startEmbedded(options);
  await query(killed, 'create table fact (id int)');
  for (let id = 0; id < 20; id += 1) await query(killed, `insert into fact values (${id})`);
  const busy = new Client(killed.connection());
  busy.on('error', () => {});
  await busy.connect();
  await busy.query('begin; insert into fact values (1000)');
  // Never looks for its parent while it computes, so that it has to be told.
  const computing = busy.query('select count(*) from generate_series(1, 3000000000) a').catch(() => 'cut');
  await until('it computes', async () => {
    const active = `select from pg_stat_activity where state = 'active' and query like '%generate_series%' and pid <> pg_backend_pid()`;
    return (await query(killed, active)).length > 0;
  });
  process.kill(killed.postmasterPid, 'SIGKILL');
  await killed.stop();
  expect(await computing).toBe('cut');
  expect(serverProcessesIn(join(scratch.path, 'cluster'))).toEqual([]);

  await using server = await startEmbedded(options);
  expect(server.adopted).toBe(false);
  expect(await query(server, 'select count(*)::int, max(id) from fact')).toEqual([[20, 19]]);
});

it('recovers when node and server were killed and their process numbers given to others', async () => {
  await using scratch = await makeScratch();
  const node = startNode(scratch.path);
  process.kill(Number(await node.firstLine()), 'SIGKILL');
  await node.kill();
  const stranger = spawn('sleep', ['60']);
  try {
    const cluster = join(scratch.path, 'cluster');
    const lines = (await readFile(join(cluster, 'postmaster.pid'), 'utf8')).split('\n');
    await writeFile(join(cluster, 'postmaster.pid'), [stranger.pid, ...lines.slice(1)].join('\n'));
    const [claim] = (await readdir(scratch.path)).filter((name) => name.startsWith('owner.'));
    const { identity } = JSON.parse(await readFile(join(scratch.path, String(claim)), 'utf8')) as {
      identity: string;
    };
    await writeFile(join(scratch.path, String(claim)), JSON.stringify({ pid: stranger.pid, identity }));

    await using server = await startEmbedded({ dataDirectory: scratch.path, durable: false });
    expect(server.adopted).toBe(false);
    expect(await query(server, 'select id from fact')).toEqual([[1]]);
    expect(stranger.exitCode).toBeNull();
  } finally {
    stranger.kill('SIGKILL');
  }
});

it('keeps every acknowledged row when node or server is killed at any moment', async () => {
  await using scratch = await makeScratch();
  const options = { dataDirectory: scratch.path };
  const acknowledged = new Set<number>();
  // Milliseconds from the start of the process, or from the first row that it kept: how long a start takes depends
  // on what else the machine does.
  const moments = [
    { from: 'start', delay: 40 },
    { from: 'start', delay: 250 },
    { from: 'first row', delay: 0 },
    { from: 'first row', delay: 300 },
    { from: 'start', delay: 350 },
    { from: 'first row', delay: 100 },
  ];
  for (const [round, { from, delay }] of moments.entries()) {
    const node = new NodeProcess(`
      const { startEmbedded } = await load('server.ts');
      const { Client } = await import('pg');
      const server = await startEmbedded(${JSON.stringify(options)});
      console.log('postmaster', server.postmasterPid);
      const client = new Client(server.connection());
      await client.connect();
      await client.query('create table if not exists fact (id int primary key)');
      for (let id = ${round} * 1000000; ; id += 1) {
        await client.query('insert into fact values (' + id + ')');
        console.log('kept', id);
      }
    `);
    if (from === 'first row') await node.prints(/kept/);
    await sleep(delay);
    const postmaster = /postmaster (\d+)\n/.exec(node.printed);
    if (postmaster && round % 2 === 1) process.kill(Number(postmaster[1]), 'SIGKILL');
    await node.kill();
    for (const [, id] of node.printed.matchAll(/kept (\d+)\n/g)) acknowledged.add(Number(id));
    await (await startEmbedded(options)).stop(round % 2 === 1 ? 'immediate' : 'fast');
  }
  await using server = await startEmbedded(options);
  const rows = await query(server, 'select id from fact');
  expect(acknowledged.size).toBeGreaterThan(0);
  expect([...acknowledged.difference(new Set(rows.flat()))]).toEqual([]);
});

it('starts over when the making of the database was interrupted', async () => {
  await using scratch = await makeScratch();
  const node = startNode(scratch.path);
  await until('the making has begun', async () => {
    const draft = (await readdir(scratch.path)).find((name) => name.startsWith('cluster.new-'));
    return draft !== undefined && (await readdir(join(scratch.path, draft))).includes('PG_VERSION');
  });
  await node.kill();
  expect(await readdir(scratch.path)).not.toContain('cluster');
  await mkdir(join(scratch.path, 'cluster.new-0ld'));

  await using server = await startEmbedded({ dataDirectory: scratch.path, durable: false });
  expect(await query(server, 'select 1')).toEqual([[1]]);
  expect((await readdir(scratch.path)).filter((name) => /^(cluster\.new|owner)/.test(name))).toHaveLength(1);
});
