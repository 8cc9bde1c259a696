export default async function tearDown() {
  await globalThis.glaneTestServer?.stop();
}
