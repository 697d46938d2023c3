import { leadTo } from '../../scripts/firstStaff'
import { sampleKeyVariables } from '../builders/keys'

const cloud = {
  ...sampleKeyVariables,
  CLOUD_ENV_ID: 'xiaoge-1a2b3c',
  TENCENTCLOUD_SECRETID: 'sample-secret-id',
  TENCENTCLOUD_SECRETKEY: 'sample-secret-key',
}

test('the SDK finds the cloud by its environment id; keys and secrets stand in the environment already', () => {
  expect(leadTo('cloud', cloud)).toEqual({ SCF_NAMESPACE: 'xiaoge-1a2b3c' })
})

test('all that is missing for the cloud is said at once', () => {
  for (const name of Object.keys(cloud)) expect(() => leadTo('cloud', {})).toThrow(`${name} is missing`)
})

test('variables of the emulator do not lead to the cloud', () => {
  expect(() => leadTo('cloud', { ...cloud, APP_MODE: 'local' })).toThrow('APP_MODE')
})

test('a directory that no emulator has used is refused: new keys would make a code that nobody can use', () => {
  expect(() => leadTo({ local: 'http://127.0.0.1:9000', dataDir: '/nowhere' }, {})).toThrow('/nowhere has no secrets.json')
})
