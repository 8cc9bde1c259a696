import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const compose = (...args: string[]): { status: number | null; stderr: string } =>
  spawnSync('docker', ['compose', '--file', join(__dirname, '../../docker/compose.yaml'), ...args], {
    encoding: 'utf8',
    env: { ...process.env, POSTGRES_PASSWORD: 'x' },
  });

const client = spawnSync('docker', ['compose', 'version'], { encoding: 'utf8' }).status === 0;
if (!client) console.log('No docker compose client here: docker/compose.yaml is not checked.');

(client ? describe : describe.skip)('docker/compose.yaml', () => {
  it('is understood by docker compose', () => {
    expect(compose('config', '--quiet')).toMatchObject({ status: 0 });
  });
});
