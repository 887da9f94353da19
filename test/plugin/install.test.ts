import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Header } from 'tar';
import { copyFolder, safePath, unpack } from '../../src/plugin/archive';
import { installPlugin, removePlugin } from '../../src/plugin/install';
import { newFolder } from '../new-folder';

/** An archive of files by their paths, as nobody would make one by accident. */
function tarOf(
  entries: readonly { readonly path: string; readonly text?: string; readonly link?: string; readonly size?: number }[],
): Buffer {
  const parts: Buffer[] = [];
  for (const { path, text = '', link, size } of entries) {
    const block = Buffer.alloc(512);
    const header = new Header({
      path,
      mode: 0o644,
      size: size ?? Buffer.byteLength(text),
      type: link === undefined ? 'File' : 'SymbolicLink',
      ...(link !== undefined && { linkpath: link }),
    });
    header.encode(block, 0);
    const content = Buffer.alloc(Math.ceil((size ?? Buffer.byteLength(text)) / 512) * 512);
    content.write(text);
    parts.push(block, content);
  }
  return Buffer.concat([...parts, Buffer.alloc(1024)]);
}

describe('Plugins are installed', () => {
  let folder: string;
  beforeEach(() => {
    folder = newFolder('install');
    mkdirSync(join(folder, 'out'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const archive = (...entries: Parameters<typeof tarOf>[0]): string => {
    writeFileSync(join(folder, 'a.tar'), tarOf(entries));
    return join(folder, 'a.tar');
  };
  const into = (): string => join(folder, 'out');

  it('from an archive with everything in one folder', async () => {
    const source = join(folder, 'demo-main');
    mkdirSync(source);
    writeFileSync(join(source, 'plugin.mjs'), '');
    writeFileSync(join(source, 'plugin.manifest.json'), '{"name": "demo", "version": "1.2.0", "entry": "plugin.mjs"}');
    execFileSync('tar', ['czf', join(folder, 'x.tar.gz'), '-C', folder, 'demo-main']);
    const plugins = join(folder, 'plugins');
    const options = { into: plugins, name: undefined, version: undefined, force: false };
    const { name, version, program } = await installPlugin(join(folder, 'x.tar.gz'), options);
    assert.deepEqual(
      { name, version, program },
      {
        name: 'demo',
        version: '1.2.0',
        program: { kind: 'script', file: join(plugins, 'demo', '1.2.0', 'plugin.mjs') },
      },
    );
    await assert.rejects(installPlugin(source, options), /demo 1\.2\.0 is installed already; --force replaces it/);
    await installPlugin(source, { ...options, force: true });
    assert.deepEqual(readdirSync(plugins), ['demo'], 'nothing else is left behind');
    assert.equal(await removePlugin(plugins, 'demo', undefined), 1);
    assert.deepEqual(readdirSync(plugins), []);
  });

  it('with the name and version that the archive is called', async () => {
    const source = join(folder, 'src');
    mkdirSync(source);
    writeFileSync(join(source, 'finfocus-plugin-aws-public'), '#!/bin/sh\n', { mode: 0o755 });
    const file = join(folder, 'finfocus-plugin-aws-public_0.1.4_Linux_x86_64.tar.gz');
    execFileSync('tar', ['czf', file, '-C', source, '.']);
    const found = await installPlugin(file, {
      into: join(folder, 'p'),
      name: undefined,
      version: undefined,
      force: false,
    });
    assert.equal(`${found.name} ${found.version}`, 'aws-public 0.1.4');
  });

  const refused: Readonly<Record<string, readonly [Parameters<typeof tarOf>[0], RegExp]>> = {
    'a path that leads out': [[{ path: '../evil', text: 'x' }], /"\.\.\/evil" is no path inside/],
    'a path from the root': [[{ path: '/tmp/evil', text: 'x' }], /is no path inside/],
    'a path of Windows': [[{ path: 'a\\..\\..\\evil', text: 'x' }], /is no path inside/],
    'a link': [[{ path: 'a', link: '/etc/passwd' }], /"a" is a SymbolicLink/],
    'a file twice': [
      [
        { path: 'a', text: 'x' },
        { path: 'a', text: 'y' },
      ],
      /EEXIST/,
    ],
    'half an archive': [[{ path: 'a', text: 'x'.repeat(600) }], /truncated|TAR_BAD_ARCHIVE|Truncated/i],
  };
  for (const [name, [entries, message]] of Object.entries(refused)) {
    it(`not from ${name}`, async () => {
      const file = archive(...entries);
      if (name === 'half an archive') writeFileSync(file, tarOf(entries).subarray(0, 900));
      await assert.rejects(unpack(file, into()), message);
      assert.equal(existsSync(join(folder, 'evil')), false);
    });
  }

  it('not from more than is allowed', async () => {
    const file = archive({ path: 'a', text: 'x', size: 5_000 }, { path: 'b', text: 'x', size: 5_000 });
    await assert.rejects(unpack(file, into(), { bytes: 8_000, files: 10 }), /more than 0\.00\d+ MB/);
    await assert.rejects(unpack(file, join(folder, 'out'), { bytes: 80_000, files: 1 }), /more than 1 files|EEXIST/);
  });

  it('not from a small archive that unpacks to no end', async () => {
    const bomb = join(folder, 'bomb.tar.gz');
    execFileSync('sh', [
      '-c',
      `head -c 300000000 /dev/zero > "${folder}/zeros"; tar czf "${bomb}" -C "${folder}" zeros; rm "${folder}/zeros"`,
    ]);
    await assert.rejects(unpack(bomb, into(), { bytes: 1_000_000, files: 10 }), /more than|decompression ratio/);
  });

  it('not from folders with links in them', async () => {
    const source = join(folder, 'linked');
    mkdirSync(source);
    symlinkSync('/etc/passwd', join(source, 'a'));
    await assert.rejects(copyFolder(source, into()), /links and other special files are not taken/);
  });

  it('not from zip archives that lead out', async () => {
    const zip = join(folder, 'a.zip');
    execFileSync('python3', [
      '-c',
      `import zipfile; z = zipfile.ZipFile(${JSON.stringify(zip)}, 'w'); z.writestr('../evil', 'x'); z.close()`,
    ]);
    await assert.rejects(unpack(zip, into()), /relative path|is no path inside/);
    assert.equal(existsSync(join(folder, 'evil')), false);
  });

  it('under paths that every system understands', () => {
    assert.equal(safePath('./a//b/c.txt'), 'a/b/c.txt');
    for (const path of ['', '.', '/', 'a/../b', 'C:/x', 'a\u0000b', 'x./y', 'a\nb'])
      assert.throws(() => safePath(path));
  });
});
