import { readFileSync } from 'node:fs'

/** The names of all functions of `wx`, from WeChat's published typings. Calling one that is not mocked fails with its name. */
export function knownApis(): string[] {
  const typings = readFileSync(require.resolve('miniprogram-api-typings/types/wx/lib.wx.api.d.ts'), 'utf8')
  const code = typings.replace(/\/\*[\s\S]*?\*\//g, '')
  const start = code.indexOf('interface Wx {')
  const members = code.slice(start, code.indexOf('\n    }', start))
  return [...members.matchAll(/^ {8}([a-z]\w*)\s*[<(]/gm)].flatMap(([, name]) => name ?? [])
}
