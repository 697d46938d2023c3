import { onlineManager } from '@tanstack/react-query'
import Taro from '@tarojs/taro'
import { act, fireEvent, render, renderHook, screen } from '@testing-library/react'
import { forgetPictures, keepPicture, keptPath } from '../../src/services/kept/keptPicture'
import { useKeptPicture } from '../../src/services/kept/useKeptPicture'
import { Avatar } from '../../src/ui/avatar/Avatar'

beforeEach(() => {
  process.env.TARO_ENV = 'h5'
  onlineManager.setOnline(true)
  forgetPictures()
})
afterAll(() => {
  delete process.env.TARO_ENV
})

const answer = (bytes: number, type: string) => {
  global.fetch = jest.fn(async () => ({ blob: async () => new Blob([new Uint8Array(bytes)], { type }) }) as Response)
}

const LINK = 'https://storage.example/portraits/1.jpg'

describe('in WeChat', () => {
  const files = new Set<string>()

  beforeEach(() => {
    process.env.TARO_ENV = 'weapp'
    files.clear()
    jest.mocked(Taro.downloadFile).mockImplementation((() => Promise.resolve({ tempFilePath: 'tmp', statusCode: 200 })) as never)
    jest.mocked(Taro.getFileSystemManager).mockReturnValue({
      saveFile: ({ filePath, success }: { filePath: string; success: () => void }) => {
        files.add(filePath)
        success()
      },
      unlink: ({ filePath, complete }: { filePath: string; complete: () => void }) => {
        files.delete(filePath)
        complete()
      },
      accessSync: (path: string) => {
        if (!files.has(path)) throw new Error('accessSync:fail no such file or directory')
      },
    } as never)
  })

  test('a picture is saved once, whatever its link says of when it expires', async () => {
    await Promise.all([keepPicture('portrait', `${LINK}?sign=a`), keepPicture('portrait', `${LINK}?sign=a`)])
    await keepPicture('portrait', `${LINK}?sign=b`)
    expect(Taro.downloadFile).toHaveBeenCalledTimes(1)
    expect([...files]).toEqual([keptPath('portrait', `${LINK}?sign=c`)])
  })

  test('another one replaces it', async () => {
    await keepPicture('portrait', LINK)
    jest.useFakeTimers({ now: Date.now() + 1_000 })
    await keepPicture('portrait', 'https://storage.example/portraits/2.jpg')
    jest.useRealTimers()
    expect(keptPath('portrait', LINK)).toBeNull()
    expect([...files]).toEqual([keptPath('portrait', 'https://storage.example/portraits/2.jpg')])
  })

  test.each([
    ['it does not come', () => Promise.reject(new Error('downloadFile:fail'))],
    ['its link has died', () => Promise.resolve({ tempFilePath: 'tmp', statusCode: 403 })],
  ])('nothing is kept when %s', async (_, download) => {
    jest.mocked(Taro.downloadFile).mockImplementation(download as never)
    await keepPicture('portrait', LINK)
    expect(keptPath('portrait', LINK)).toBeNull()
    expect(Taro.getStorageInfoSync().keys).not.toContain('keptPicture:portrait')
  })

  test('one that was cleared away is none', async () => {
    await keepPicture('portrait', LINK)
    files.clear()
    expect(keptPath('portrait', LINK)).toBeNull()
  })

  test('all are forgotten at once, and what was on its way does not stay', async () => {
    await keepPicture('portrait', LINK)
    const saving = keepPicture('map', 'https://storage.example/maps/1.jpg')
    forgetPictures()
    await saving
    expect(files.size).toBe(0)
    expect(Taro.getStorageInfoSync().keys.filter((key) => key.startsWith('keptPicture:'))).toEqual([])
  })
})

describe('in the browser', () => {
  test('a picture is kept as text', async () => {
    answer(3, 'image/jpeg')
    await keepPicture('portrait', LINK)
    expect(keptPath('portrait', LINK)).toBe('data:image/jpeg;base64,AAAA')
  })

  test.each([
    ['too large', 300 * 1024 + 1, 'image/jpeg'],
    ['no picture', 3, 'application/json'],
  ])('what is %s is not kept', async (_, bytes, type) => {
    answer(bytes, type)
    await keepPicture('portrait', LINK)
    expect(keptPath('portrait', LINK)).toBeNull()
  })
})

describe('where to show it from', () => {
  const shown = (url: string) => renderHook(() => useKeptPicture('portrait', url)).result.current
  beforeEach(() => answer(3, 'image/png'))

  test('the link at first, the phone from then on, also without network', async () => {
    expect(shown(`${LINK}?sign=a`)).toBe(`${LINK}?sign=a`)
    await keepPicture('portrait', `${LINK}?sign=a`)
    act(() => onlineManager.setOnline(false))
    expect(shown(`${LINK}?sign=b`)).toBe('data:image/png;base64,AAAA')
    expect(global.fetch).toHaveBeenCalledTimes(1)
  })

  test('there is none any more: none stays on the phone', async () => {
    await keepPicture('portrait', LINK)
    expect(renderHook(() => useKeptPicture('portrait', null)).result.current).toBeNull()
    expect(keptPath('portrait', LINK)).toBeNull()
  })

  test('without network nothing is fetched; it is, when the network is back', async () => {
    onlineManager.setOnline(false)
    expect(shown(LINK)).toBe(LINK)
    expect(global.fetch).not.toHaveBeenCalled()
    await act(async () => onlineManager.setOnline(true))
    expect(global.fetch).toHaveBeenCalledTimes(1)
  })
})

describe('a face', () => {
  test('that can not be fetched is the first character of the name; another one is tried', () => {
    const { rerender } = render(<Avatar name="示例甲" photoUrl="a.jpg" />)
    act(() => void fireEvent.error(screen.getByRole('presentation')))
    expect(screen.getByText('示')).toBeTruthy()
    rerender(<Avatar name="示例甲" photoUrl="b.jpg" />)
    expect(screen.getByRole('presentation').getAttribute('src')).toBe('b.jpg')
  })
})
