import type { MerchantId } from '../../../../../contract/merchant/ids'
import { openPage } from '../../../../routes'
import { useAction } from '../../../../services/useAction'
import { Button } from '../../../../ui/button/Button'
import { Field } from '../../../../ui/form/Field'
import { Options } from '../../../../ui/form/Options'
import { ShopPicture } from '../../ShopPicture'
import type { OfferForm } from './useOffer'

/** Which of the shop's pictures stands at the offer. A shop without pictures is led to where they are added. */
export function PictureField({ form: { values, set }, merchantId }: { form: OfferForm; merchantId: MerchantId }) {
  const { data } = useAction('merchant.pictures', { merchantId })
  if (!data) return null
  const named = data.pictures.map((picture, at) => ({ ...picture, label: `照片 ${at + 1}` }))
  const chosen = named.find(({ pictureId }) => pictureId === values.pictureId)
  const options = [{ value: '', label: '不放' }, ...named.map(({ pictureId, label }) => ({ value: pictureId as string, label }))]
  return (
    <Field id="field-pictureId" label="放哪张照片" hint="从店里的照片里选">
      {named.length > 0 && (
        <Options options={options} isChosen={(value) => value === (chosen?.pictureId ?? '')} onTap={(pictureId) => set({ pictureId })} />
      )}
      {chosen?.url && <ShopPicture url={chosen.url} words={chosen.label} />}
      {named.length === 0 && (
        <Button variant="ghost" icon="camera" onTap={() => openPage('shopPictures', { merchantId })}>
          先加店里的照片
        </Button>
      )}
    </Field>
  )
}
