export default definePageConfig({ navigationBarTitleText: '反映店铺' })
