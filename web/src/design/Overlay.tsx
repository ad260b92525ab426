import {
  Dialog as AriaDialog,
  DialogTrigger,
  Header,
  Heading,
  Keyboard,
  Menu as AriaMenu,
  MenuItem,
  MenuSection,
  MenuTrigger,
  Modal,
  ModalOverlay,
  Popover as AriaPopover,
  Text,
} from 'react-aria-components';
import type { ComponentProps, ReactElement, ReactNode } from 'react';
import { common, useMessages } from '../i18n/index.ts';
import { IconButton } from './Button.tsx';
import { Icon } from './Icon.tsx';
import type { IconName } from './Icon.tsx';
import './Overlay.css';

export interface DialogProps {
  readonly title: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** Buttons, the main one last. */
  readonly actions?: ReactNode;
  readonly size?: 'small' | 'medium' | 'large';
  /** `alertdialog` for questions that must be answered. */
  readonly role?: 'dialog' | 'alertdialog';
}

/** One level only: a dialog never opens another. Prefer doing things in place. */
export function Dialog({
  title,
  isOpen,
  onClose,
  children,
  actions,
  size = 'medium',
  role = 'dialog',
}: DialogProps) {
  const t = useMessages(common);
  return (
    <ModalOverlay
      className="scrim"
      isOpen={isOpen}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      isDismissable={role === 'dialog'}
    >
      <Modal className="modal" data-size={size}>
        <AriaDialog className="dialog" role={role}>
          <header className="dialog-head">
            <Heading slot="title" level={2}>
              {title}
            </Heading>
            <IconButton icon="close" label={t('close')} size="small" onPress={onClose} />
          </header>
          <div className="dialog-body">{children}</div>
          {actions && <footer className="dialog-actions">{actions}</footer>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

export interface PopoverProps {
  /** The button that opens it. */
  readonly trigger: ReactElement;
  readonly label: string;
  readonly children: ReactNode | ((close: () => void) => ReactNode);
  readonly placement?: ComponentProps<typeof AriaPopover>['placement'];
}

export function Popover({ trigger, label, children, placement = 'bottom start' }: PopoverProps) {
  return (
    <DialogTrigger>
      {trigger}
      <AriaPopover className="popover" placement={placement} offset={4}>
        <AriaDialog className="popover-body" aria-label={label}>
          {({ close }) => (typeof children === 'function' ? children(close) : children)}
        </AriaDialog>
      </AriaPopover>
    </DialogTrigger>
  );
}

export interface MenuAction {
  readonly id: string;
  readonly label: string;
  readonly detail?: string;
  readonly icon?: IconName;
  readonly shortcut?: string;
  /** Marks the choice that holds, in menus of choices. */
  readonly isChosen?: boolean;
  readonly isDisabled?: boolean;
  readonly isDanger?: boolean;
  readonly onAction: () => void;
}

export interface MenuGroup {
  readonly id: string;
  readonly title?: string;
  readonly items: readonly MenuAction[];
}

export interface MenuProps {
  readonly trigger: ReactElement;
  readonly label: string;
  readonly groups: readonly MenuGroup[];
  readonly placement?: ComponentProps<typeof AriaPopover>['placement'];
}

export function Menu({ trigger, label, groups, placement = 'bottom start' }: MenuProps) {
  const t = useMessages(common);
  return (
    <MenuTrigger>
      {trigger}
      <AriaPopover className="popover menu-popover" placement={placement} offset={4}>
        <AriaMenu className="menu" aria-label={label}>
          {groups
            .filter((group) => group.items.length > 0)
            .map((group) => (
              <MenuSection
                key={group.id}
                className="menu-section"
                {...(group.title ? {} : { 'aria-label': label })}
              >
                {group.title && <Header className="menu-title">{group.title}</Header>}
                {group.items.map((item) => (
                  <MenuItem
                    key={item.id}
                    id={item.id}
                    className="menu-item"
                    textValue={item.isChosen ? `${item.label} (${t('chosen')})` : item.label}
                    isDisabled={item.isDisabled ?? false}
                    onAction={item.onAction}
                    data-danger={item.isDanger}
                  >
                    <span className="menu-mark">
                      {item.isChosen ? (
                        <Icon name="check" size={14} />
                      ) : item.icon ? (
                        <Icon name={item.icon} />
                      ) : null}
                    </span>
                    <Text slot="label">
                      {item.label}
                      {item.isChosen && <span className="visually-hidden"> ({t('chosen')})</span>}
                    </Text>
                    {item.detail && (
                      <Text slot="description" className="menu-detail">
                        {item.detail}
                      </Text>
                    )}
                    {item.shortcut && <Keyboard className="menu-keys">{item.shortcut}</Keyboard>}
                  </MenuItem>
                ))}
              </MenuSection>
            ))}
        </AriaMenu>
      </AriaPopover>
    </MenuTrigger>
  );
}
