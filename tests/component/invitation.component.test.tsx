import Taro from '@tarojs/taro'
import { fireEvent, render } from '@testing-library/react'
import InvitationPage from '../../src/packages/account/person/invitation'
import { GUARD } from '../builders/posts'
import { daysAfter, NOON } from '../builders/time'
import { backendOf, pageFrame } from '../support/taro/backend'
import { atNoon, settle, tap } from '../support/taro/page'
import { says, saysNot } from '../support/taro/passPage'

/** Taking on a post by a code. */

atNoon()

const asked = {
  role: 'guard',
  placeName: '示例小区',
  invitedBy: 'propertyManager',
  expiresAt: daysAfter(NOON, 1).toISOString(),
  needsSecondPerson: false,
} as const

async function open(data: typeof asked | { [Field in keyof typeof asked]: unknown } = asked) {
  const backend = backendOf({
    'role.invitation': ({ code }) =>
      code === '3F7KQ-9XW2A'
        ? { ok: true, data: data as typeof asked }
        : { ok: false, error: { code: 'INVITATION_INVALID', details: {}, message: '' } },
    'role.accept': () => ({ ok: true, data: [GUARD] }),
  })
  render(<InvitationPage />, { wrapper: pageFrame().wrapper })
  await settle()
  return backend
}

async function enter(code: string) {
  const field = document.querySelector('input')
  if (field) fireEvent.input(field, { target: { value: code } })
  await tap('看看是什么岗位')
}

test('ux minor 11: the post, its place, who asks, what it is about and until when stand there before one says yes', async () => {
  const { inputsOf } = await open()
  await enter('3F7KQ-9XW2A')
  says('请你当门岗')
  says('示例小区')
  says('物业')
  says('在门口核验小哥，放行或拒绝，看今天的记录')
  says('明天 12:00')
  saysNot('区里')
  expect(inputsOf('role.accept')).toEqual([])
  await tap('上岗')
  says(/上岗了/)
  await tap('弄错了？退下这个岗位')
  expect(jest.mocked(Taro.navigateTo)).toHaveBeenLastCalledWith({ url: '/packages/account/person/layDown/index' })
})

test('ux minor 1: who gives codes out is named by the post, and nobody in particular before', async () => {
  await open({ ...asked, role: 'teacher', placeName: '示例学校', invitedBy: 'staff' })
  says(/码由请你的人发给你/)
  await enter('3F7KQ-9XW2A')
  says('请你当老师')
  says('区里')
})

test('a wrong code says so at the code, and one that is for somebody else gives way to another', async () => {
  await open()
  await enter('00000-00000')
  says(/请向发码的人要一个新的/)
  await enter('3F7KQ-9XW2A')
  await tap('不是我的，换一个邀请码')
  saysNot('请你当门岗')
})
