import Taro from '@tarojs/taro'
import { choosePhoto } from '../../src/services/photo/choosePhoto'
import { plan } from '../../src/services/photo/photo'

const KB = 1024

/** A phone whose compressor gives files of these sizes, one after another. */
function phone({ width, height, sizes, orientation }: { width: number; height: number; sizes: number[]; orientation?: string }) {
  jest
    .mocked(Taro.chooseMedia)
    .mockResolvedValue({ tempFiles: [{ tempFilePath: 'wxfile://original.png' }] } as Taro.chooseMedia.SuccessCallbackResult)
  jest.mocked(Taro.getImageInfo).mockResolvedValue({ width, height, orientation } as Taro.getImageInfo.SuccessCallbackResult)
  jest.mocked(Taro.compressImage).mockResolvedValue({ tempFilePath: 'wxfile://small.jpg', errMsg: 'ok' })
  const files: Partial<Taro.FileSystemManager> = {
    getFileInfo: ({ success }) => success?.({ size: sizes.shift() ?? 0, digest: '', errMsg: 'ok' }),
  }
  jest.mocked(Taro.getFileSystemManager).mockReturnValue(files as Taro.FileSystemManager)
}

const encodings = () =>
  jest
    .mocked(Taro.compressImage)
    .mock.calls.map(([{ compressedWidth, compressedHeight, quality }]) => [compressedWidth, compressedHeight, quality])

beforeEach(() => jest.clearAllMocks())

test('a large picture keeps its shape and loses its size', async () => {
  phone({ width: 4000, height: 3000, sizes: [250 * KB] })
  expect(await choosePhoto()).toEqual({ photo: { path: 'wxfile://small.jpg', bytes: 250 * KB } })
  expect(encodings()).toEqual([[1280, 960, 80]])
})

test('a small picture is not blown up, but written anew: that leaves its EXIF behind', async () => {
  phone({ width: 600, height: 800, sizes: [80 * KB] })
  await choosePhoto()
  expect(encodings()).toEqual([[600, 800, 80]])
})

describe('photo-lying-on-its-side: a photo keeps its shape, whether the compressor turns it or not', () => {
  test.each(['right', 'left', 'right-mirrored', 'left-mirrored'])(
    'stored lying (%s): the longer side alone is given',
    async (orientation) => {
      phone({ width: 4000, height: 3000, sizes: [250 * KB], orientation })
      await choosePhoto()
      phone({ width: 3000, height: 4000, sizes: [250 * KB], orientation })
      await choosePhoto(plan)
      expect(encodings()).toEqual([
        [undefined, 1280, 80],
        [2400, undefined, 80],
      ])
    },
  )

  test.each(['up', 'down', 'up-mirrored', 'down-mirrored'])('stored upright or upside down (%s): both sides', async (orientation) => {
    phone({ width: 3000, height: 4000, sizes: [250 * KB], orientation })
    await choosePhoto()
    expect(encodings()).toEqual([[960, 1280, 80]])
  })
})

test('still too large: smaller and coarser until it fits', async () => {
  phone({ width: 4000, height: 3000, sizes: [900 * KB, 500 * KB, 290 * KB] })
  expect(await choosePhoto()).toMatchObject({ photo: { bytes: 290 * KB } })
  expect(encodings()).toHaveLength(3)
})

test('a picture that never fits is refused', async () => {
  phone({ width: 4000, height: 3000, sizes: [900 * KB, 900 * KB, 900 * KB, 900 * KB] })
  expect(await choosePhoto()).toEqual({ problem: 'tooLarge' })
})

test('a file that is no picture is refused', async () => {
  phone({ width: 0, height: 0, sizes: [] })
  jest.mocked(Taro.getImageInfo).mockRejectedValue({ errMsg: 'getImageInfo:fail' })
  expect(await choosePhoto()).toEqual({ problem: 'notAnImage' })
})

test.each([
  ['chooseMedia:fail cancel', 'cancelled'],
  ['chooseMedia:fail auth deny', 'notAllowed'],
  ['chooseMedia:fail api scope is not declared in the privacy agreement', 'undeclared'],
  ['chooseMedia:fail privacy permission is not authorized', 'notAllowed'],
])('%s', async (errMsg, problem) => {
  jest.mocked(Taro.chooseMedia).mockRejectedValue({ errMsg })
  expect(await choosePhoto()).toEqual({ problem })
})
