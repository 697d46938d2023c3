import { brokenRule } from '../../contract/kernel/brokenRule'
import { registrationSchema, validFields } from '../../src/packages/account/person/register/registrationSchema'
import { findStations, platformsOf, type StationList } from '../../src/packages/account/person/register/stationSearch'
import { aRegistrationForm } from '../builders/forms'

const given = { idNumberMasked: '9****************1', phoneMasked: '100****0001', photoUrl: 'http://127.0.0.1/photo.jpg' }

function broken(values: object, known: typeof given | null) {
  const parsed = registrationSchema(known).safeParse(values, { reportInput: true })
  return parsed.success ? [] : parsed.error.issues.map(brokenRule)
}

test('somebody new must give everything, in the order of the page', () => {
  expect(broken({}, null)).toEqual(
    ['realName', 'idNumber', 'phone', 'workKind', 'stationId', 'photo'].map((field) => ({ field, rule: 'required' })),
  )
})

test('what was given before may be left out', () => {
  const { realName, workKind, stationId } = aRegistrationForm()
  expect(broken({ realName, workKind, stationId }, given)).toEqual([])
})

test('a new number is checked even where an old one is known', () => {
  expect(broken(aRegistrationForm({ idNumber: '990000199605200000' }), given)).toMatchObject([{ field: 'idNumber', rule: 'checksum' }])
})

test('a draft takes what is right and leaves the rest', () => {
  const form = aRegistrationForm()
  expect(validFields({ ...form, realName: '王😀', idNumber: '9900' })).toEqual({
    workKind: form.workKind,
    stationId: form.stationId,
    photo: form.photo,
  })
  expect(validFields({})).toEqual({})
})

const list = {
  towns: [
    { townId: 'twn_1', name: '平望镇' },
    { townId: 'twn_2', name: '震泽镇' },
  ],
  stations: [
    { stationId: 'stn_1', name: '运河站', platform: '美团', townId: 'twn_1' },
    { stationId: 'stn_2', name: '古镇站', platform: '饿了么', townId: 'twn_2' },
    { stationId: 'stn_3', name: '运河东站', platform: '饿了么', townId: 'twn_1' },
  ],
} as StationList

const found = (platform: string | null, typed: string) => findStations(list, platform, typed).map(({ name }) => name)

test('a station is found by its platform, its name and its town', () => {
  expect(platformsOf(list)).toEqual(['美团', '饿了么'])
  expect(found('饿了么', '')).toEqual(['古镇站', '运河东站'])
  expect(found(null, '平望')).toEqual(['运河站', '运河东站'])
  expect(found(null, ' 平望  饿了么 ')).toEqual(['运河东站'])
  expect(found('美团', '震泽')).toEqual([])
})
