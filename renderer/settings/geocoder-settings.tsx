import { Select } from '@mantine/core';
import { type Company, companyFields, geocoderOf, geocoderServices } from '#domain/company/company.ts';
import { useData } from '../data-context.tsx';
import classes from './settings-page.module.css';
import { TypedSetting } from './typed-setting.tsx';

type Props = { readonly company: Company; readonly disabled: boolean };

/** Who looks up homes by their street when the network is there (R32). Off until both are set. */
export function GeocoderSettings({ company, disabled }: Props) {
  const data = useData();
  return (
    <>
      <div className={classes.typed}>
        <Select
          label={companyFields.geocoder.label}
          description={
            geocoderOf(company)
              ? 'Map Pin sends street, city, state and ZIP Code of a home to this service, and nothing else.'
              : 'Off. Set both and Map Pin also asks this service for the place of the house.'
          }
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          data={geocoderServices}
          value={company.geocoder ?? null}
          placeholder="None"
          clearable
          disabled={disabled}
          onChange={(geocoder) => void data.write.change('company', company.id, { geocoder })}
        />
      </div>
      <TypedSetting
        company={company}
        name="geocoderUrl"
        placeholder="https://"
        hint="What the company is given or runs itself, such as https://geocoder.company.com."
        disabled={disabled}
      />
    </>
  );
}
