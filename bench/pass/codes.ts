import { randomBytes, randomInt } from 'node:crypto'
import { encode } from 'uqr'
import { signPass } from '../../cloudfunctions/domains/pass/credentials/codes'
import { passIdOf, withLiveCode } from '../../contract/pass/passCode'
import { codeByNode } from '../../tests/builders/passVectors'
import { daysAfter } from '../../tests/builders/time'
import type { Figure } from '..'
import { benchRider, codeOf, passOf } from './gates'

const CODES = 10_000

/** The size of the code as the phone draws it (`src/ui/qr/`). The mask does not change the size, and choosing it takes the time. */
const versionOf = (text: string) => encode(text, { ecc: 'M', maskPattern: 0 }).version

const range = (values: readonly number[]) => [...new Set([Math.min(...values), Math.max(...values)])].join(' to ')

/** A code of a random rider, time, binding and audience. */
const anyCode = (_: unknown, index: number) =>
  codeByNode({
    passId: passIdOf(randomBytes(10)),
    seed: randomBytes(32).toString('base64'),
    keyNo: randomInt(1, 65_536),
    audience: index % 2 === 0 ? 'gate' : 'counter',
    step: randomInt(2 ** 32),
  })

export function liveCodes(): Figure {
  const codes = Array.from({ length: CODES }, anyCode)
  const [lengths, versions] = [codes.map(({ length }) => length), codes.map(versionOf)]
  return {
    name: `${CODES} rotating codes`,
    value: `${range(lengths)} characters, QR version ${range(versions)}`,
    target: '<= 64 characters, version <= 4',
    kept: Math.max(...lengths) <= 64 && Math.max(...versions) <= 4,
  }
}

/** The longest signed pass: texts that fill all their bytes, with a rotating code behind them. */
export function signedPass(): Figure {
  const now = new Date()
  const rider = benchRider(0)
  const { holder, ...pass } = passOf(rider, '', now)
  const long = { ...holder, maskedName: '示*', platform: '示例平台', station: 'X'.repeat(60) }
  const signed = signPass({ ...pass, holder: long, expiresAt: daysAfter(now, 1) }, now)
  const text = withLiveCode(signed?.text ?? '', codeOf(rider, now))
  const version = versionOf(text)
  const value = `${text.length} characters, QR version ${version}`
  return { name: 'signed pass with the longest words and a rotating code', value, target: 'version <= 10', kept: version <= 10 }
}
