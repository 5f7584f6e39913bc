#include "shell/foyer-due-row.h"

#include "service/foyer-notice-words.h"
#include "service/foyer-words.h"
#include "widgets/foyer-chip.h"

struct _FoyerDueRow
{
  GtkListBoxRow parent_instance;

  GtkLabel *heading;
  GtkLabel *details;
  FoyerChip *chip;
  GtkBox *acts;

  FoyerDelivery *delivery;
  FoyerNoticeAct next_step;
};

G_DEFINE_FINAL_TYPE (FoyerDueRow, foyer_due_row, GTK_TYPE_LIST_BOX_ROW)

enum
{
  ACT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
on_act_clicked (FoyerDueRow *self,
                GtkWidget   *button)
{
  guint act = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "act"));

  g_signal_emit (self, signals[ACT], 0, act);
}

static void
add_act (FoyerDueRow    *self,
         FoyerNoticeAct  act)
{
  GtkWidget *button = gtk_button_new_with_label (foyer_notice_act_get_label (NULL, act));

  gtk_widget_add_css_class (button, "small");
  if (act == self->next_step)
    gtk_widget_add_css_class (button, "suggested-action");
  g_object_set_data (G_OBJECT (button), "act", GUINT_TO_POINTER (act));
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_act_clicked), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (self->acts, button);
}

static void
foyer_due_row_dispose (GObject *object)
{
  g_clear_object (&FOYER_DUE_ROW (object)->delivery);

  G_OBJECT_CLASS (foyer_due_row_parent_class)->dispose (object);
}

static void
foyer_due_row_class_init (FoyerDueRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = foyer_due_row_dispose;

  signals[ACT] = g_signal_new ("act", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                               NULL, G_TYPE_NONE, 1, G_TYPE_UINT);

  g_type_ensure (FOYER_TYPE_CHIP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/foyer/Foyer/ui/shell/foyer-due-row.ui");
  gtk_widget_class_bind_template_child (widget_class, FoyerDueRow, heading);
  gtk_widget_class_bind_template_child (widget_class, FoyerDueRow, details);
  gtk_widget_class_bind_template_child (widget_class, FoyerDueRow, chip);
  gtk_widget_class_bind_template_child (widget_class, FoyerDueRow, acts);
}

static void
foyer_due_row_init (FoyerDueRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
foyer_due_row_new (FoyerDelivery          *delivery,
                   const FoyerNoticeFacts *facts)
{
  FoyerDueRow *self = g_object_new (FOYER_TYPE_DUE_ROW, NULL);
  g_autofree char *heading = foyer_notice_words_heading (NULL, facts);
  guint set = foyer_notice_get_acts (facts);

  self->delivery = g_object_ref (delivery);
  self->next_step = foyer_notice_get_next_step (facts);
  gtk_label_set_label (self->heading, heading);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->heading), heading);
  add_act (self, self->next_step);
  for (guint act = 0; act < FOYER_NOTICE_N_ACTS; act++)
    if ((set & (1u << act)) && act != self->next_step)
      add_act (self, act);

  return GTK_WIDGET (self);
}

FoyerDelivery *
foyer_due_row_get_delivery (FoyerDueRow *self)
{
  g_return_val_if_fail (FOYER_IS_DUE_ROW (self), NULL);

  return self->delivery;
}

FoyerNoticeAct
foyer_due_row_get_next_step (FoyerDueRow *self)
{
  g_return_val_if_fail (FOYER_IS_DUE_ROW (self), FOYER_NOTICE_ACT_OPEN);

  return self->next_step;
}

/* What changes with the clock. */
void
foyer_due_row_show_time (FoyerDueRow            *self,
                         const FoyerNoticeFacts *facts,
                         FoyerShopTime          *shop_time,
                         gint64                  now_us)
{
  gint64 at_us = foyer_item_get_when (facts->item);
  gboolean is_late = at_us != 0 && now_us - at_us >= G_TIME_SPAN_MINUTE;
  g_autofree char *details = NULL, *due = NULL, *spoken = NULL;

  g_return_if_fail (FOYER_IS_DUE_ROW (self));

  details = foyer_notice_words_details (NULL, shop_time, facts, now_us);
  if (at_us != 0)
    due = foyer_words_due (NULL, shop_time, at_us, now_us);
  gtk_label_set_label (self->details, details);
  foyer_chip_set_icon_name (self->chip, due == NULL ? NULL : is_late ? "foyer-late-symbolic"
                                                                     : "foyer-waiting-symbolic");
  foyer_chip_set_label (self->chip, due);
  foyer_chip_set_tone (self->chip, is_late ? FOYER_TONE_CRIT : FOYER_TONE_WARN);

  spoken = g_strdup_printf ("%s, %s%s%s", gtk_label_get_label (self->heading), details,
                            due != NULL ? ", " : "", due != NULL ? due : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

/* Only the row at hand shows its buttons: one next step at a time. */
void
foyer_due_row_show_acts (FoyerDueRow *self,
                         gboolean     shows_acts)
{
  g_return_if_fail (FOYER_IS_DUE_ROW (self));

  gtk_widget_set_visible (GTK_WIDGET (self->acts), shows_acts);
}
