import { Canvas, Image, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { type PropsWithChildren, useState } from 'react'
import { type PhoneRefusal, phoneRefusalOf } from '../../../../services/phoneRefusal'
import { pictureOf } from '../../../../ui/aria'
import { Button } from '../../../../ui/button/Button'
import { Notice } from '../../../../ui/notice/Notice'
import { Sheet } from '../../../../ui/overlay/Overlay'
import { Segments } from '../../../../ui/segments/Segments'
import { type Picture, sizeOf } from './picture'
import { CANVAS_ID, usePicture } from './usePicture'
import './shareSheet.scss'

type Saving = 'saved' | PhoneRefusal

function saveInBrowser(path: string): Saving {
  const link = document.createElement('a')
  link.href = path
  link.download = 'xiaoge.png'
  link.click()
  return 'saved'
}

/** Puts the picture into the album; in a browser, among the downloads. */
const savePicture = (path: string): Promise<Saving> =>
  process.env.TARO_ENV === 'h5'
    ? Promise.resolve(saveInBrowser(path))
    : Taro.saveImageToPhotosAlbum({ filePath: path }).then(() => 'saved', phoneRefusalOf)

const words: Record<Saving, string | null> = {
  saved: '存好了，在手机相册里',
  notAllowed: '微信没有存相册的权限。点“去打开权限”，打开“添加到相册”，回来再存；也可以长按上面的图片保存或发给别人',
  privacyRefused: '你没有同意隐私保护指引，存不了。再点一次“存到相册”，选“同意并继续”；也可以长按上面的图片保存',
  undeclared: '暂时存不了，可以长按图片保存',
  cancelled: null,
  failed: '没有存下来。手机可能没有空间了；也可以长按上面的图片保存，或者截屏',
}

function Result({ saving }: { saving: Saving }) {
  const said = words[saving]
  if (said === null) return null
  return (
    <>
      <Notice tone={saving === 'saved' ? 'ok' : 'warn'}>{said}</Notice>
      {saving === 'notAllowed' && (
        <Button variant="ghost" onTap={() => Taro.openSetting()}>
          去打开权限
        </Button>
      )}
    </>
  )
}

/** How wide the picture is on the sheet, px. */
const SHOWN = 200

interface Props {
  /** With the masked name. */
  picture: Picture
  /** The same with the full name, for who is asked for it; null: there is none to choose. */
  named: Picture | null
  onClose: () => void
}

const choices = [
  { value: 'full', label: '写全名' },
  { value: 'masked', label: '只写姓' },
] as const

/** A picture to keep or to pass on, with the full name or the masked one, as its holder likes. */
export function ShareSheet({ picture, named, onClose }: Props) {
  const [choice, choose] = useState<'full' | 'masked'>(named ? 'full' : 'masked')
  const isFull = named !== null && choice === 'full'
  return (
    <OnePicture key={choice} picture={isFull ? named : picture} onClose={onClose}>
      {named && <Segments segments={choices} value={choice} onChange={choose} />}
      <View className="share__note">{`长按图片可以直接发给朋友。图上${isFull ? '写着你的全名' : '的姓名只有姓'}，没有电话和证件号。`}</View>
    </OnePicture>
  )
}

/** One picture, drawn on this phone. */
function OnePicture({ picture, onClose, children }: PropsWithChildren<Pick<Props, 'picture' | 'onClose'>>) {
  const { path, failed, again } = usePicture(picture)
  const [saving, setSaving] = useState<Saving | null>(null)
  const save = async () => path !== null && setSaving(await savePicture(path))
  const { width, height } = sizeOf(picture)
  const shown = { width: `${SHOWN}px`, height: `${(SHOWN * height) / width}px` }
  const actions = (
    <>
      {path !== null && (
        <Button icon="download" onTap={save}>
          存到相册
        </Button>
      )}
      <Button variant="ghost" onTap={onClose}>
        好了
      </Button>
    </>
  )
  return (
    <Sheet title="存成图片" onClose={onClose} actions={actions}>
      {path !== null && <Image className="share__picture" src={path} style={shown} showMenuByLongpress {...pictureOf('要存的图片')} />}
      {path === null && !failed && (
        <View className="share__picture share__coming" style={shown}>
          正在画
        </View>
      )}
      {failed && (
        <>
          <Notice tone="warn">这部手机没有画出来。可以再试一次，或者直接截屏</Notice>
          <Button variant="ghost" onTap={again}>
            再试一次
          </Button>
        </>
      )}
      {saving && <Result saving={saving} />}
      {children}
      {process.env.TARO_ENV !== 'h5' && (
        <Canvas id={CANVAS_ID} type="2d" className="share__canvas" style={{ width: `${width}px`, height: `${height}px` }} />
      )}
    </Sheet>
  )
}
