// npm run build:weapp, npm run build:h5: Taro builds aside, then the result is put in place at once. Whoever serves or opens the
// folder finds a whole build, the last one or this one; a build that fails leaves the last one alone.
import { spawn } from 'node:child_process'
import { existsSync, renameSync, rmSync } from 'node:fs'
import { at, root } from './run/steps.mjs'

const [platform] = process.argv.slice(2)
const aside = `dist/${platform}.${process.pid}`
const last = `${aside}.last`

function putInPlace() {
  const place = at(`dist/${platform}`)
  if (existsSync(place)) renameSync(place, at(last))
  renameSync(at(aside), place)
}

const taro = spawn(process.execPath, ['node_modules/@tarojs/cli/bin/taro', 'build', '--type', platform, '--no-check'], {
  cwd: root,
  env: { ...process.env, BUILD_INTO: aside },
  // Where this process has somebody to tell, the build tells how far it is.
  stdio: ['inherit', 'inherit', 'inherit', ...(process.send ? ['ipc'] : [])],
})
taro.on('message', (message) => process.send(message))
process.on('disconnect', () => taro.kill())
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => taro.kill(signal))
taro.on('exit', (code) => {
  if (code === 0) putInPlace()
  for (const left of [aside, last]) rmSync(at(left), { recursive: true, force: true })
  process.exit(code ?? 1)
})
