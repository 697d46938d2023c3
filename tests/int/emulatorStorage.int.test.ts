import { createReadStream } from 'node:fs'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startTestEmulator, withEmulator } from '../support/emulator'

let time = Date.parse('2026-11-23T04:00:00Z')
const emulator = withEmulator({ now: () => time })
const content = Buffer.from([0, 1, 2, 253, 254, 255, 10, 13])
const upload = (cloudPath: string, fileContent: Buffer = content) => emulator.sdk().uploadFile({ cloudPath, fileContent })
const download = async (fileID: string) => (await emulator.sdk().downloadFile({ fileID })).fileContent
const linkTo = async (fileID: string, maxAge = 600) => {
  const { fileList } = await emulator.sdk().getTempFileURL({ fileList: [{ fileID, maxAge }] })
  return fileList[0]?.tempFileURL ?? ''
}

describe('the SDK', () => {
  test.each(['a.bin', 'portraits/2026/张示例.jpg', 'deep/er/and/deeper/x.txt', "odd/!-_.*'".replace("'", '')])(
    'uploads and downloads %s',
    async (path) => {
      const { fileID } = await upload(path)
      expect(fileID).toMatch(/^cloud:\/\/xiaoge-local\.[\w-]+\//)
      expect(await download(fileID)).toEqual(content)
    },
  )

  test('uploads a stream and downloads into a file', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'stream-'))
    await writeFile(join(dir, 'in.txt'), '流')
    const { fileID } = await emulator.sdk().uploadFile({ cloudPath: 'stream.txt', fileContent: createReadStream(join(dir, 'in.txt')) })
    expect(String(await download(fileID))).toBe('流')
    await rm(dir, { recursive: true })
  })

  test('replaces what was there before', async () => {
    const { fileID } = await upload('twice.txt', Buffer.from('first'))
    await upload('twice.txt', Buffer.from('second'))
    expect(String(await download(fileID))).toBe('second')
  })

  test('deletes; then there is nothing to download, to link to or to delete', async () => {
    const { fileID } = await upload('gone.txt')
    const missing = [{ fileID, code: 'STORAGE_FILE_NONEXIST' }]
    expect((await emulator.sdk().deleteFile({ fileList: [fileID] })).fileList).toEqual([{ fileID, code: 'SUCCESS' }])
    await expect(download(fileID)).rejects.toMatchObject({ code: 'STORAGE_FILE_NONEXIST' })
    expect((await emulator.sdk().getTempFileURL({ fileList: [fileID] })).fileList).toEqual([{ ...missing[0], tempFileURL: '' }])
    expect((await emulator.sdk().deleteFile({ fileList: [fileID] })).fileList).toEqual(missing)
  })

  test.each([
    '../escape',
    'a/../../escape',
    '/absolute',
    'a//b',
    './a',
    'trailing/',
    '',
    'a b',
    'a?b',
    'a%2f..',
    'x'.repeat(851),
    'emoji😀',
  ])('refuses the path "%s"', async (path) => {
    await expect(upload(path)).rejects.toMatchObject({ code: 'INVALID_PARAM' })
  })

  test('knows no file of another environment', async () => {
    const fileID = 'cloud://production.bucket/a.bin'
    expect((await emulator.sdk().getTempFileURL({ fileList: [fileID] })).fileList[0]).toMatchObject({ code: 'STORAGE_FILE_NONEXIST' })
  })

  test('asks for at most 50 files at once', async () => {
    await expect(emulator.sdk().getTempFileURL({ fileList: Array.from({ length: 51 }, () => 'cloud://x/y') })).rejects.toMatchObject({
      code: 'INVALID_PARAM',
    })
  })
})

describe('a link', () => {
  test('works for anybody until it expires', async () => {
    const { fileID } = await upload('linked.txt')
    const link = await linkTo(fileID, 60)
    const response = await fetch(link)
    expect(response.headers.get('content-type')).toBe('text/plain')
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
    expect(Buffer.from(await response.arrayBuffer())).toEqual(content)
    time += 60_000
    expect((await fetch(link)).status).toBe(403)
  })

  test('opens its own file alone', async () => {
    const { fileID } = await upload('mine.txt')
    await upload('yours.txt')
    const link = await linkTo(fileID)
    expect((await fetch(link.replace('mine', 'yours'))).status).toBe(403)
    expect((await fetch(link.replace(/t=\d+/, 't=9999999999'))).status).toBe(403)
    expect((await fetch(link.split('?')[0] ?? '')).status).toBe(403)
  })

  test('does not allow to write', async () => {
    const { fileID } = await upload('readonly.txt')
    const link = await linkTo(fileID)
    const authorization = new URL(link).search.slice(1)
    expect((await fetch(link, { method: 'PUT', body: 'overwritten', headers: { authorization } })).status).toBe(403)
    expect(await download(fileID)).toEqual(content)
  })

  test('tells length and kind without the file', async () => {
    const { fileID } = await upload('head.png')
    const { fileList } = await emulator.sdk().getFileInfo({ fileList: [fileID] })
    expect(fileList[0]).toMatchObject({ size: content.length, mime: 'image/png' })
  })
})

describe('a phone', () => {
  const send = (path: string, body: Buffer | FormData, openid?: string) =>
    fetch(`${emulator.url}/upload?path=${encodeURIComponent(path)}`, {
      method: 'POST',
      body: body instanceof FormData ? body : new Uint8Array(body),
      headers: openid === undefined ? {} : { 'x-emulator-openid': openid },
    })
  const form = (cloudPath: string, file: string | Blob) => {
    const data = new FormData()
    data.append('cloudPath', cloudPath)
    data.append('file', file)
    return data
  }
  const codeOf = async (response: Response) => [response.status, (await response.json()).error?.code]

  test('uploads below incoming/, and a function reads it', async () => {
    const { fileID } = await (await send('incoming/photo.jpg', content, 'rider-1')).json()
    expect(await download(fileID)).toEqual(content)
  })

  test('uploads a form, as a mini-program does', async () => {
    const { fileID } = await (await send('', form('incoming/form.jpg', new Blob([content])), 'rider-1')).json()
    expect(await download(fileID)).toEqual(content)
  })

  test.each(['portraits/1.jpg', 'incoming/a.png', 'incoming/deeper/a.jpg', 'incoming/../portraits/1.jpg', 'incoming/', 'incoming', ''])(
    'may not write "%s"',
    async (path) => {
      expect(await codeOf(await send(path, content, 'rider-1'))).toEqual([400, 'INVALID_INPUT'])
    },
  )

  test('must be somebody’s', async () => {
    expect(await codeOf(await send('incoming/nobody.jpg', content))).toEqual([401, 'NOT_SIGNED_IN'])
  })

  test('may not write over somebody else’s file', async () => {
    await send('incoming/owned.jpg', content, 'rider-1')
    expect(await codeOf(await send('incoming/owned.jpg', content, 'rider-2'))).toEqual([403, 'FORBIDDEN'])
    expect((await send('incoming/owned.jpg', content, 'rider-1')).status).toBe(200)
  })

  test.each([
    ['raw', 20_000_000],
    ['raw', 10_000_001],
    ['form', 20_000_000],
    ['form', 10_000_001],
  ])('sending %s %i bytes hears the limit', async (kind, size) => {
    const bytes = Buffer.alloc(size)
    const response = await send('incoming/large.jpg', kind === 'raw' ? bytes : form('incoming/large.jpg', new Blob([bytes])), 'rider-1')
    expect(response.status).toBe(413)
    expect(await response.json()).toMatchObject({ ok: false, error: { code: 'INPUT_TOO_LARGE', details: { limit: 10_000_000 } } })
  })

  test('sending a form without a file hears so', async () => {
    expect(await codeOf(await send('', form('incoming/x.jpg', 'text'), 'rider-1'))).toEqual([400, 'INVALID_INPUT'])
  })
})

test('files and links outlive a restart; what a crash left is swept', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'restart-'))
  const first = await startTestEmulator(dataDir)
  const { fileID } = await first.sdk().uploadFile({ cloudPath: 'kept.txt', fileContent: content })
  const { fileList } = await first.sdk().getTempFileURL({ fileList: [fileID] })
  await first.stop()
  await writeFile(join(dataDir, 'files', 'left-behind'), 'half')

  const second = await startTestEmulator(dataDir, { port: first.port })
  const response = await fetch(fileList[0]?.tempFileURL ?? '')
  expect(Buffer.from(await response.arrayBuffer())).toEqual(content)
  expect(await readdir(join(dataDir, 'files'))).toHaveLength(1)
  await second.stop()
  await rm(dataDir, { recursive: true })
})
