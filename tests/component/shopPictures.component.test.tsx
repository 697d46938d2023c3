import Taro from '@tarojs/taro'
import { cleanup, screen } from '@testing-library/react'
import type { OwnPicture } from '../../contract/merchant/pictures'
import ShopPicturesPage from '../../src/packages/merchant/owner/pictures'
import ShopPage from '../../src/packages/merchant/rider/shop'
import { transport } from '../../src/services/transport'
import { offerId, someTerms } from '../builders/offers'
import { aShop } from '../builders/shopViews'
import { NOON } from '../builders/time'
import type { Answers } from '../support/taro/backend'
import { atNoon, openPage, tap } from '../support/taro/pageHand'
import { says, saysNot } from '../support/taro/passPage'
import { openShops } from '../support/taro/shopPages'
import { setParams } from '../support/taro/taro'

/** What a shop shows of itself, to its owner and to riders. */

atNoon()
beforeEach(() => setParams({ merchantId: 'mch_sample' }))

const aPicture = (name: string): OwnPicture => ({ pictureId: `pic_${name}` as never, url: `https://example.org/${name}.jpg` })
const sources = () => [...document.querySelectorAll('img')].map(({ src }) => src)
const upload = 'cloud://sample.bucket/incoming/20261124-ab.jpg'

/** A backend that keeps what is added and removed. */
async function openOwn(...shown: OwnPicture[]) {
  let pictures = shown
  const answer = () => ({ ok: true as const, data: { pictures } })
  const answers: Answers = {
    'merchant.pictures': answer,
    'merchant.uploadTicket': () => ({
      ok: true,
      data: { path: 'incoming/20261124-ab.jpg', limitBytes: 300 * 1024, expiresAt: NOON.toISOString() },
    }),
    'merchant.addPicture': () => {
      pictures = [...pictures, aPicture('new')]
      return answer()
    },
    'merchant.removePicture': ({ pictureId }) => {
      pictures = pictures.filter((one) => one.pictureId !== pictureId)
      return answer()
    },
  }
  return openPage(ShopPicturesPage, answers)
}

function choosing(width: number, height: number) {
  jest.spyOn(transport, 'upload').mockResolvedValue(upload)
  const file = { tempFilePath: 'wxfile://original.png' }
  jest.mocked(Taro.chooseMedia).mockResolvedValue({ tempFiles: [file] } as Taro.chooseMedia.SuccessCallbackResult)
  jest.mocked(Taro.getImageInfo).mockResolvedValue({ width, height } as Taro.getImageInfo.SuccessCallbackResult)
  jest.mocked(Taro.compressImage).mockResolvedValue({ tempFilePath: 'wxfile://small.jpg', errMsg: 'ok' })
  const files: Partial<Taro.FileSystemManager> = { getFileInfo: ({ success }) => success?.({ size: 90_000, digest: '', errMsg: 'ok' }) }
  jest.mocked(Taro.getFileSystemManager).mockReturnValue(files as Taro.FileSystemManager)
}

test('M23: an owner adds a picture, made no larger than WeChat’s check takes', async () => {
  const { inputsOf } = await openOwn()
  says('还没有照片')
  choosing(4000, 3000)
  await tap('加一张照片')
  expect(
    jest.mocked(Taro.compressImage).mock.calls.map(([{ compressedWidth, compressedHeight }]) => [compressedWidth, compressedHeight]),
  ).toEqual([[750, 563]])
  expect(inputsOf('merchant.addPicture')).toEqual([{ merchantId: 'mch_sample', picture: upload }])
  expect(sources()).toEqual(['https://example.org/new.jpg'])
})

test('M23: removes one after a question; three are the most', async () => {
  const { inputsOf } = await openOwn(aPicture('a'), aPicture('b'), aPicture('c'))
  says(/放满 3 张了/)
  saysNot('加一张照片')
  await tap('去掉')
  await tap('先留着')
  expect(inputsOf('merchant.removePicture')).toEqual([])
  await tap('去掉')
  await tap('去掉')
  expect(inputsOf('merchant.removePicture')).toEqual([{ merchantId: 'mch_sample', pictureId: 'pic_c' }])
  expect(sources()).toEqual(['https://example.org/a.jpg', 'https://example.org/b.jpg'])
  says('加一张照片')
})

test('whoever can’t choose a picture reads what to do', async () => {
  await openOwn()
  jest.mocked(Taro.chooseMedia).mockRejectedValue({ errMsg: 'chooseMedia:fail auth deny' })
  await tap('加一张照片')
  says(/没能打开相机或相册/)
})

test('riders see the pictures of a shop with words for who doesn’t see them; a shop without has no gap', async () => {
  const { title, note, price, limits, times } = someTerms({ title: '示例肉包' })
  const offers = [{ offerId: offerId('meal'), title, note, price, limits, times, left: { you: 1, all: null }, refusal: null }]
  const shown = (urls: readonly string[]): Answers => ({
    'merchant.show': () => ({
      ok: true,
      data: {
        shop: aShop(),
        pictures: urls.map((url, at) => ({ url, width: 640, height: 480, offerIds: at === 2 ? [offerId('meal')] : [] })),
        refusal: null,
        offers,
        now: NOON.toISOString(),
      },
    }),
  })
  await openShops(ShopPage, shown(['https://example.org/a.jpg', 'https://example.org/b.jpg']))
  expect(sources()).toEqual(['https://example.org/a.jpg', 'https://example.org/b.jpg'])
  expect(document.querySelectorAll('.shop__pictures--several')).toHaveLength(1)
  cleanup()
  // The picture of an offer stands with it.
  await openShops(ShopPage, shown(['https://example.org/a.jpg', 'https://example.org/b.jpg', 'https://example.org/c.jpg']))
  expect(document.querySelectorAll('.shop__pictures img')).toHaveLength(2)
  expect(document.querySelector('.offers__one')?.querySelector('img')?.src).toBe('https://example.org/c.jpg')
  expect(screen.getAllByText('示例包子铺')).toHaveLength(1)
})
