import { byName } from '../../cloudfunctions/kernel/byName'

const inOrder = (...names: string[]) => byName(names.map((name) => ({ name }))).map(({ name }) => name)

test('a list of names can be read down: by pinyin, and numbers by what they are (lesser-findings)', () => {
  expect(inOrder('运河站', '张浦站', '東方站', '阿里站', '北门站')).toEqual(['阿里站', '北门站', '東方站', '运河站', '张浦站'])
  expect(inOrder('10号站', '2号站', '1号站')).toEqual(['1号站', '2号站', '10号站'])
})
