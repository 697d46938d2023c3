import { act, fireEvent, render, screen } from '@testing-library/react'
import type { MessageId } from '../../contract/kernel/ids'
import InboxPage from '../../src/packages/account/person/inbox'
import { aMessage } from '../builders/views'
import { backendOf, pageFrame } from '../support/taro/backend'

const pages = {
  first: {
    messages: [aMessage(), aMessage({ messageId: 'msg_2' as MessageId, at: '2026-11-22T04:00:00.000Z', read: true })],
    next: '2026-11-22T04:00:00.000Z',
  },
  second: { messages: [aMessage({ messageId: 'msg_3' as MessageId, read: true, content: { kind: 'identityContested' } })], next: null },
}

const open = async (first = pages.first) => {
  const backend = backendOf({
    'inbox.list': ({ before }) => ({ ok: true, data: before ? pages.second : first }),
    'inbox.markRead': () => ({ ok: true, data: { unread: 0 } }),
  })
  render(<InboxPage />, { wrapper: pageFrame().wrapper })
  await screen.findAllByText('认证通过')
  // What follows from the answer.
  await act(async () => undefined)
  return backend
}

test('what came onto the screen is marked read, and nothing else, and keeps its mark for this visit', async () => {
  const { inputsOf } = await open()
  expect(screen.getAllByText('未读')).toHaveLength(1)
  expect(inputsOf('inbox.markRead')).toEqual([{ upTo: '2026-11-23T04:00:00.000Z', shown: [aMessage().messageId] }])
})

test('where everything was read nothing is written', async () => {
  const { inputsOf } = await open({ messages: [aMessage({ read: true })], next: '2026-11-22T04:00:00.000Z' })
  expect(inputsOf('inbox.markRead')).toEqual([])
})

test('older messages come on demand, until there are none', async () => {
  const { inputsOf } = await open()
  await act(async () => void fireEvent.click(screen.getByText('看更早的消息')))
  expect(await screen.findByText('有人填了你的身份证号')).toBeTruthy()
  expect(inputsOf('inbox.list')).toEqual([{}, { before: '2026-11-22T04:00:00.000Z' }])
  expect(screen.queryByText('看更早的消息')).toBeNull()
})
