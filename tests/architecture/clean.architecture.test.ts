import { birthDateOf, hasIdNumberForm, hasValidChecksum } from '../../contract/kernel/idNumber'
import { filesOf, textOf } from './source'

const BINARY = /\.(jpe?g|png|gif|webp|ico|mp3|woff2?|ttf)$/
const texts = filesOf().filter((path) => !BINARY.test(path))
const code = texts.filter((path) => /\.(ts|tsx|mts|mjs|cjs|js)$/.test(path))
/** This file contains the patterns that it forbids. */
const SELF = 'tests/architecture/clean.architecture.test.ts'

/** Every line that matches a pattern, with its file and number. */
const found = (paths: readonly string[], pattern: RegExp, isMeant: (match: string) => boolean = () => true) =>
  paths
    .filter((path) => path !== SELF)
    .flatMap((path) =>
      textOf(path)
        .split('\n')
        .flatMap((line, at) =>
          [...line.matchAll(pattern)].some(([match]) => isMeant(match)) ? [`${path}:${at + 1} ${line.trim().slice(0, 100)}`] : [],
        ),
    )

describe('no personal data', () => {
  test('no identity number that may belong to a person: sample numbers begin with 99, which is no area', () => {
    const couldBe = (match: string) =>
      hasIdNumberForm(match) && !match.startsWith('99') && birthDateOf(match) !== null && hasValidChecksum(match)
    expect(found(texts, /(?<!\d)\d{17}[\dX](?!\d)/g, couldBe)).toEqual([])
  })

  test('no mobile number that an operator assigns: sample numbers begin with 10', () => {
    expect(found(texts, /(?<![\d.\w-])1[3-9]\d{9}(?![\d\w])/g)).toEqual([])
  })

  test('no mail address of a person', () => {
    expect(found(texts, /[\w.]+@(?!example\.)[\w-]+\.(?:com|cn|org|net)\b/g)).toEqual([])
  })
})

describe('no traces of a development machine', () => {
  test('no path', () => expect(found(texts, /(?<![\w.:/])\/(?:work|home|Users|root)\/(?!somebody)[\w.-]+/g)).toEqual([]))

  test('no package registry', () => {
    expect(found(texts, /"resolved":|registry\.npm\w*\.\w+|npmmirror|artifactory|verdaccio/g)).toEqual([])
  })

  test('no key, no token', () => {
    expect(found(texts, /-----BEGIN [A-Z ]*PRIVATE KEY|AKID[A-Za-z0-9]{13,}|(?<!\w)gh[ps]_\w{20,}|(?<!\w)eyJ[\w-]{20,}\.eyJ/g)).toEqual([])
  })
})

describe('no unfinished work', () => {
  test('no reminders to developers', () => expect(found(code, /\b(?:TODO|FIXME|XXX|HACK)\b/g)).toEqual([]))

  test('no test that is skipped or runs exclusively', () => {
    expect(found(code, /\b(?:test|it|describe)\.(?:skip|only|todo|failing)\b|\b(?:xit|xtest|xdescribe|fit|fdescribe)\(/g)).toEqual([])
  })

  test('no suppression of types or lint rules without a reason', () => {
    expect(found(code, /@ts-(?:ignore|nocheck)|\/\/ @ts-expect-error(?!:)|eslint-disable|\bas unknown as\b/g)).toEqual([])
    expect(found(code, /biome-ignore(?! [\w/]+: \w)/g)).toEqual([])
  })

  test('no test waits for a fixed time', () => {
    const tests = code.filter((path) => /\.test\.tsx?$/.test(path))
    expect(found(tests, /await new Promise\(\(?\w+\)? => setTimeout\(\w+, \d/g)).toEqual([])
  })
})
