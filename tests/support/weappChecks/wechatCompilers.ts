import { execFile } from 'node:child_process'
import { chmod, copyFile, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Dist } from '../weapp/dist'
import type { Finding } from './finding'

const PLATFORMS: Partial<Record<NodeJS.Platform, string>> = { linux: 'linux', darwin: 'mac', win32: 'windows' }

/**
 * Compiles all WXML and WXS (`wcc`) and all WXSS (`wcsc`) with WeChat's own compilers, which find unclosed tags, bad expressions, nested
 * CSS and `*`. They are from 2019 and 2020, so whatever they refuse, an old WeChat refuses too.
 */
export async function compileByWeChat(dist: Dist): Promise<Finding[]> {
  const folder = await mkdtemp(join(tmpdir(), 'weapp-compilers-'))
  try {
    const findings: Finding[] = []
    for (const [compiler, suffixes] of [
      ['wcc', ['.wxml', '.wxs']],
      ['wcsc', ['.wxss']],
    ] as const) {
      const files = dist.files.filter((file) => suffixes.some((suffix) => file.endsWith(suffix)))
      findings.push(...(await compile(await unpack(compiler, folder), files, dist.dir, folder)))
    }
    return findings
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Packages are installed without running their scripts, so the compilers are not executable. This makes an executable copy. */
async function unpack(compiler: string, folder: string): Promise<string> {
  const platform = PLATFORMS[process.platform] ?? 'linux'
  const name = platform === 'windows' ? `${compiler}.exe` : compiler
  const copy = join(folder, name)
  await copyFile(join(dirname(require.resolve('miniprogram-compiler/package.json')), 'bin', platform, name), copy)
  await chmod(copy, 0o755)
  return copy
}

const compile = (compiler: string, files: string[], cwd: string, folder: string): Promise<Finding[]> =>
  new Promise((resolve) => {
    execFile(compiler, ['-o', join(folder, 'out.js'), ...files], { cwd }, (error, stdout, stderr) => {
      const problems = `${stdout}\n${stderr}`.split('\n').filter((line) => line.trim() && !line.startsWith('error file count'))
      if (!error) resolve([])
      else resolve((problems.length > 0 ? problems : [error.message]).map(toFinding))
    })
  })

/** `pages/a/index.wxml:1:14: expect end-tag …` or `ERR: a.wxss(1:7): unexpected …` */
function toFinding(line: string): Finding {
  const [, file = '', position = '', message = ''] = /^(?:ERR: )?([^\s:(]+)[:(](\d+:\d+)\)?: ?(.*)$/.exec(line) ?? []
  return file ? { file, message: `${position} ${message}` } : { file, message: line }
}
