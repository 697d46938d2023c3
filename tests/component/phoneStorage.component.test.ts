import Taro from '@tarojs/taro'
import { forgetStored, storedIds, writeStored } from '../../src/services/phoneStorage'

test('who withdraws leaves nothing of the person on the phone, also what older versions stored under other names', () => {
  const left = [...Taro.getStorageInfoSync().keys, 'clock', 'elderMode', 'localOpenid']
  writeStored('clock', 1)
  writeStored('elderMode', true)
  writeStored('localOpenid', 'oSample')
  writeStored('lastVehicle', {})
  for (const key of ['kept:account.me', 'gateQueue:cmp_a', 'unsaved:map:cmp_a', 'plain:pass', 'someOlderName', 'clockOfOld:1'])
    Taro.setStorageSync(key, 'x')
  forgetStored()
  expect(Taro.getStorageInfoSync().keys.toSorted()).toEqual(left.toSorted())
})

test('the ids under a name are those of that name alone', () => {
  writeStored('kept', 1, 'a:b')
  writeStored('keptPicture', 1, 'c')
  expect(storedIds('kept')).toEqual(['a:b'])
  forgetStored()
})
