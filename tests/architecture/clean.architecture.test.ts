import { birthDateOf, hasIdNumberForm, hasValidChecksum } from '../../contract/account/idNumber'
import { filesOf, textOf } from './source'

const BINARY = /\.(jpe?g|png|gif|webp|ico|mp3|woff2?|ttf)$/
const texts = filesOf().filter((path) => !BINARY.test(path))
const code = texts.filter((path) => /\.(ts|tsx|mts|mjs|cjs|js)$/.test(path))
/** This file names what it forbids. */
const SELF = 'tests/architecture/clean.architecture.test.ts'

/** Every line that matches, with its place. */
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
  test('no identity number that could be somebody’s: sample numbers begin with 99, where no area does', () => {
    const couldBe = (match: string) =>
      hasIdNumberForm(match) && !match.startsWith('99') && birthDateOf(match) !== null && hasValidChecksum(match)
    expect(found(texts, /(?<!\d)\d{17}[\dX](?!\d)/g, couldBe)).toEqual([])
  })

  test('no mobile number that an operator gives out: sample numbers begin with 10', () => {
    expect(found(texts, /(?<![\d.\w-])1[3-9]\d{9}(?![\d\w])/g)).toEqual([])
  })

  test('no mail address of a person', () => {
    expect(found(texts, /[\w.]+@(?!example\.)[\w-]+\.(?:com|cn|org|net)\b/g)).toEqual([])
  })
})

describe('nothing of the machine it was made on', () => {
  test('no path', () => expect(found(texts, /(?<![\w.:/])\/(?:work|home|Users|root)\/(?!somebody)[\w.-]+/g)).toEqual([]))

  test('no package registry', () => {
    expect(found(texts, /"resolved":|registry\.npm\w*\.\w+|npmmirror|artifactory|verdaccio/g)).toEqual([])
  })

  test('no key, no token', () => {
    expect(found(texts, /-----BEGIN [A-Z ]*PRIVATE KEY|AKID[A-Za-z0-9]{13,}|(?<!\w)gh[ps]_\w{20,}|(?<!\w)eyJ[\w-]{20,}\.eyJ/g)).toEqual([])
  })
})

describe('nothing left for later', () => {
  test('no note to oneself', () => expect(found(code, /\b(?:TODO|FIXME|XXX|HACK)\b/g)).toEqual([]))

  test('no test that is switched off or runs alone', () => {
    expect(found(code, /\b(?:test|it|describe)\.(?:skip|only|todo|failing)\b|\b(?:xit|xtest|xdescribe|fit|fdescribe)\(/g)).toEqual([])
  })

  test('no way around the types or the linter without a reason', () => {
    expect(found(code, /@ts-(?:ignore|nocheck)|\/\/ @ts-expect-error(?!:)|eslint-disable|\bas unknown as\b/g)).toEqual([])
    expect(found(code, /biome-ignore(?! [\w/]+: \w)/g)).toEqual([])
  })

  test('no waiting for a fixed time in a test', () => {
    const tests = code.filter((path) => /\.test\.tsx?$/.test(path))
    expect(found(tests, /await new Promise\(\(?\w+\)? => setTimeout\(\w+, \d/g)).toEqual([])
  })
})
