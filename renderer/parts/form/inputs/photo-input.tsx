import { Button, Input } from '@mantine/core';
import { useRef, useState } from 'react';
import { keepPhoto, type PhotoRef } from '../../../data/photos.ts';
import { usePhotoUrl } from '../../use-photo-url.ts';
import { type InputProps, wrapperProps } from '../input-props.ts';
import classes from './photo-input.module.css';

/** A photo, kept on this computer; its size and its bytes are checked before anything is done with it (R14). */
export function PhotoInput(props: InputProps) {
  const { onChange, disabled, field } = props;
  const photo = props.value as PhotoRef | null | undefined;
  const file = useRef<HTMLInputElement>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const url = usePhotoUrl(photo);
  const { id, label } = wrapperProps(props);

  const take = async (chosen: File | undefined) => {
    if (!chosen) return;
    const result = await keepPhoto(chosen);
    setTrouble(result.ok ? null : result.message);
    if (result.ok) onChange(result.photo);
  };

  return (
    <Input.Wrapper
      id={id}
      label={label}
      labelElement="div"
      error={trouble ?? props.error}
      description={field.hint}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
    >
      <div className={classes.row}>
        <span className={classes.frame}>
          {url ? (
            <img src={url} alt="" />
          ) : (
            <span className="hint">{photo ? 'Not here yet' : 'No photo'}</span>
          )}
        </span>
        <input
          ref={file}
          type="file"
          accept="image/jpeg,image/png,image/webp"
          aria-label={label}
          className={classes.file}
          tabIndex={-1}
          disabled={disabled}
          onChange={(event) => {
            void take(event.currentTarget.files?.[0]);
            event.currentTarget.value = '';
          }}
        />
        <Button disabled={disabled} onClick={() => file.current?.click()}>
          {photo ? 'Replace' : 'Choose photo'}
        </Button>
        {photo && (
          <Button variant="subtle" color="gray" disabled={disabled} onClick={() => onChange(null)}>
            Remove photo
          </Button>
        )}
      </div>
    </Input.Wrapper>
  );
}
