import { useRouter } from '@tarojs/taro'
import { useAction } from '../../../../services/useAction'
import { usePullRefresh } from '../../../../services/usePullRefresh'
import { Screen } from '../../../../ui/screen/Screen'
import { Answered } from '../../../../ui/states/Answered'
import { Certificate } from './Certificate'
import { Revoked } from './Revoked'
import '../../icons.scss'

/** The own certificate: to look at, to keep as a picture, and how others check it. */
export default function CertificatePage() {
  const { number = '' } = useRouter().params
  const query = useAction('certificate.show', { number })
  usePullRefresh(query.refetch)
  return (
    <Screen>
      <Answered query={query}>
        {({ certificate, url }) =>
          certificate.state === 'valid' ? <Certificate certificate={certificate} url={url} /> : <Revoked certificate={certificate} />
        }
      </Answered>
    </Screen>
  )
}
