import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bundleWechatSdk } from '../../scripts/bundleFunction'
import { cloudbaseConfig } from '../../scripts/functions'

test('SM14: WeChat’s SDK works from its bundle, where nothing is installed', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'wechat-sdk-'))
  await bundleWechatSdk(join(dir, 'wx-server-sdk.js'))
  const script = `const sdk = require('./wx-server-sdk.js'); sdk.init({ env: 'sample' }); process.stdout.write(typeof sdk.openapi.security.msgSecCheck)`
  expect(execFileSync(process.execPath, ['-e', script], { cwd: dir, encoding: 'utf8' })).toBe('function')
  rmSync(dir, { recursive: true })
})

test('SM14: the cloud installs nothing, and runs a Node that is maintained', () => {
  for (const { installDependency, runtime } of cloudbaseConfig().functions) {
    expect(installDependency).toBe(false)
    expect(Number(/^Nodejs(\d+)\.\d+$/.exec(runtime)?.[1])).toBeGreaterThanOrEqual(22)
  }
})
