import fc from 'fast-check'
import { personIdOfRider, riderIdOf } from '../../cloudfunctions/domains/account/riderDocument'
import { fingerprintOf } from '../../cloudfunctions/kernel/fingerprint'
import { personIdOf } from '../../cloudfunctions/kernel/people/ids'
import { codeFor, invitationIdOf } from '../../cloudfunctions/kernel/people/invitations'
import { blindIndex } from '../../cloudfunctions/kernel/secrets/blindIndex'
import { type Sealed, seal, unseal } from '../../cloudfunctions/kernel/secrets/fieldCipher'
import { readKeys } from '../../cloudfunctions/kernel/secrets/keys'
import { RiderId } from '../../contract/account/ids'
import { PersonId } from '../../contract/kernel/ids'
import { anIdNumber } from '../builders/idNumbers'
import { sampleKey, sampleKeys, sampleKeyVariables } from '../builders/keys'

const keys = sampleKeys()
beforeAll(() => Object.assign(process.env, sampleKeyVariables))

const place = { collection: 'riders', id: 'rdr_li', field: 'idNumber' }

describe('a sealed field', () => {
  test('opens where it belongs', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (plain) => expect(unseal(seal(plain, place, keys), place, keys)).toBe(plain)))
  })

  test('shows nothing of what is in it, and never looks the same twice', () => {
    const number = anIdNumber()
    const [one, other] = [seal(number, place, keys), seal(number, place, keys)]
    expect(one).not.toContain(number)
    expect(Buffer.from(one, 'base64').toString('latin1')).not.toContain(number)
    expect(one).not.toBe(other)
  })

  test.each([
    ['another record', { ...place, id: 'rdr_wang' }],
    ['another field', { ...place, field: 'phone' }],
    ['another collection', { ...place, collection: 'people' }],
  ])('does not open when moved to %s', (_, elsewhere) => {
    expect(() => unseal(seal('10012345678', place, keys), elsewhere, keys)).toThrow()
  })

  test('does not open when a single character of it was changed', () => {
    const sealed = seal('示例', place, keys)
    for (let at = 0; at < sealed.length; at += 1) {
      const changed = `${sealed.slice(0, at)}${sealed[at] === 'A' ? 'B' : 'A'}${sealed.slice(at + 1)}`
      // The last character of a part can stand for the same bytes; then nothing was changed.
      const same = changed
        .split('.')
        .every((part, n) => Buffer.from(part, 'base64url').equals(Buffer.from(sealed.split('.')[n] ?? '', 'base64url')))
      if (!same) expect(() => unseal(changed as Sealed, place, keys)).toThrow()
    }
  })

  test.each(['', 'k1', 'k1..', 'k1.aaaa.bbbb.cccc', '...'])('"%s" is no sealed field', (text) => {
    expect(() => unseal(text as Sealed, place, keys)).toThrow()
  })

  test('a shortened seal is not taken', () => {
    const [id, nonce, tag = '', text] = seal('示例', place, keys).split('.')
    expect(() => unseal([id, nonce, tag.slice(0, 6), text].join('.') as Sealed, place, keys)).toThrow()
  })

  test('opens with the old key after a new one was made current, and new fields use the new one', () => {
    const old = seal('示例', place, keys)
    const rotated = sampleKeys({ currentKeyId: 'k2', fieldKeys: new Map([...keys.fieldKeys, ['k2', sampleKey(2)]]) })
    expect(unseal(old, place, rotated)).toBe('示例')
    expect(seal('示例', place, rotated)).toMatch(/^k2\./)
  })

  test('does not open with another key of the same name, nor without its key', () => {
    const sealed = seal('示例', place, keys)
    expect(() => unseal(sealed, place, sampleKeys({ fieldKeys: new Map([['k1', sampleKey(7)]]) }))).toThrow()
    expect(() => unseal(sealed, place, sampleKeys({ fieldKeys: new Map() }))).toThrow('no field key "k1"')
  })
})

describe('a blind index', () => {
  test('is the same for the same value, and different for every other value, purpose and key', () => {
    const number = anIdNumber()
    const index = blindIndex('identity', number, keys)
    expect(index).toBe(blindIndex('identity', number, keys))
    expect(index).toMatch(/^[0-9a-f]{40}$/)
    const others = [
      blindIndex('identity', anIdNumber({ person: 1 }), keys),
      blindIndex('person', number, keys),
      blindIndex('identity', number, sampleKeys({ indexKey: sampleKey(8) })),
    ]
    expect(others).not.toContain(index)
  })
})

describe('the fingerprint of a request', () => {
  const ask = (idNumber: string, using = keys) => fingerprintOf('per_li', 'rider.register', { idNumber }, using)

  test('tells questions apart, and nobody without the key can try identity numbers on it', () => {
    const number = anIdNumber()
    expect(ask(number)).toBe(ask(number))
    expect([ask(anIdNumber({ person: 1 })), ask(number, sampleKeys({ indexKey: sampleKey(8) }))]).not.toContain(ask(number))
  })
})

describe('ids of people', () => {
  test('say nothing of the openid and fit the contract', () => {
    const person = personIdOf('oSampleOpenid')
    expect(person).not.toContain('oSampleOpenid')
    expect(PersonId.parse(person)).toBe(person)
    expect(RiderId.parse(riderIdOf(person))).toBe(riderIdOf(person))
  })

  test('of a person and of their registration lead to each other', () => {
    const person = personIdOf('oSampleOpenid')
    expect(personIdOfRider(riderIdOf(person))).toBe(person)
  })
})

describe('invitation codes', () => {
  test('can be read out: ten letters and digits without I, L, O and U', () => {
    expect(codeFor('per_staff', 'request-1', keys)).toMatch(/^[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$/)
  })

  test('are the same for the same request and different for every other', () => {
    const code = codeFor('per_staff', 'request-1', keys)
    expect(codeFor('per_staff', 'request-1', keys)).toBe(code)
    expect(codeFor('per_staff', 'request-2', keys)).not.toBe(code)
    expect(codeFor('per_other', 'request-1', keys)).not.toBe(code)
    expect(codeFor('per_staff', 'request-1', sampleKeys({ indexKey: sampleKey(8) }))).not.toBe(code)
  })

  test.each(['ab1d0-efgh1', 'AB1D0EFGH1', ' ab1do efghl ', 'ABID0—EFGHI', 'ＡＢ１Ｄ０－ＥＦＧＨ１'])(
    '"%s" is the code AB1D0-EFGH1',
    (typed) => {
      expect(invitationIdOf(typed)).toBe(invitationIdOf('AB1D0-EFGH1'))
    },
  )

  test('are stored under an id from which nobody reads them', () => {
    expect(invitationIdOf('AB1D0-EFGH1')).not.toContain('AB1D0')
  })
})

describe('keys from the environment', () => {
  test('are read', () => {
    expect(readKeys(sampleKeyVariables)).toEqual(sampleKeys())
  })

  test.each([
    ['nothing is set', {}],
    ['the current key is not there', { ...sampleKeyVariables, FIELD_KEY_ID: 'k9' }],
    ['a field key is too short', { ...sampleKeyVariables, FIELD_KEYS: '{"k1":"c2hvcnQ="}' }],
    ['a field key is no text', { ...sampleKeyVariables, FIELD_KEYS: '{"k1":42}' }],
    ['the keys are no object', { ...sampleKeyVariables, FIELD_KEYS: '"k1"' }],
    ['the keys are no JSON', { ...sampleKeyVariables, FIELD_KEYS: 'k1=…' }],
    [
      'a key’s id would break a sealed field apart',
      { ...sampleKeyVariables, FIELD_KEYS: sampleKeyVariables.FIELD_KEYS.replace('k1', 'k.1'), FIELD_KEY_ID: 'k.1' },
    ],
    ['the index key is missing', { ...sampleKeyVariables, INDEX_KEY: undefined }],
    ['the index key is empty', { ...sampleKeyVariables, INDEX_KEY: '' }],
  ])('no service when %s', (_, environment) => expect(() => readKeys(environment)).toThrow())
})
