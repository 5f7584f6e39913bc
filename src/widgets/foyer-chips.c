#include "widgets/foyer-chips.h"

#include "widgets/foyer-chip.h"
#include "widgets/foyer-widget.h"

#define COLUMN_SPACING 8
#define LINE_SPACING 4

struct _FoyerChips
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (FoyerChips, foyer_chips, GTK_TYPE_WIDGET)

static GtkSizeRequestMode
foyer_chips_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* Puts the chips into lines of at most @width pixels. A chip that is wider than that is cut to it.
 * Returns the height of all lines. */
static int
lay_out (GtkWidget *widget,
         int        width,
         gboolean   allocates)
{
  int x = 0;
  int y = 0;
  int line_height = 0;

  for (GtkWidget *chip = gtk_widget_get_first_child (widget);
       chip != NULL;
       chip = gtk_widget_get_next_sibling (chip))
    {
      GtkRequisition minimum, natural;
      int chip_width;

      gtk_widget_get_preferred_size (chip, &minimum, &natural);
      chip_width = MAX (minimum.width, MIN (natural.width, width));
      if (x > 0 && x + chip_width > width)
        {
          x = 0;
          y += line_height + LINE_SPACING;
          line_height = 0;
        }
      if (allocates)
        gtk_widget_size_allocate (chip, &(GtkAllocation) { x, y, chip_width, natural.height }, -1);
      x += chip_width + COLUMN_SPACING;
      line_height = MAX (line_height, natural.height);
    }
  return y + line_height;
}

static void
foyer_chips_measure (GtkWidget      *widget,
                     GtkOrientation  orientation,
                     int             for_size,
                     int            *minimum,
                     int            *natural,
                     int            *minimum_baseline,
                     int            *natural_baseline)
{
  int widest = 0;
  int all = 0;

  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      *minimum = *natural = lay_out (widget, for_size >= 0 ? for_size : G_MAXINT, FALSE);
      return;
    }
  for (GtkWidget *chip = gtk_widget_get_first_child (widget);
       chip != NULL;
       chip = gtk_widget_get_next_sibling (chip))
    {
      int chip_minimum, chip_natural;

      gtk_widget_measure (chip, orientation, -1, &chip_minimum, &chip_natural, NULL, NULL);
      widest = MAX (widest, chip_minimum);
      all += (all > 0 ? COLUMN_SPACING : 0) + chip_natural;
    }
  *minimum = widest;
  *natural = all;
}

static void
foyer_chips_size_allocate (GtkWidget *widget,
                           int        width,
                           int        height,
                           int        baseline)
{
  lay_out (widget, width, TRUE);
}

static void
foyer_chips_dispose (GObject *object)
{
  foyer_widget_remove_children (GTK_WIDGET (object));

  G_OBJECT_CLASS (foyer_chips_parent_class)->dispose (object);
}

static void
foyer_chips_class_init (FoyerChipsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = foyer_chips_dispose;
  widget_class->get_request_mode = foyer_chips_get_request_mode;
  widget_class->measure = foyer_chips_measure;
  widget_class->size_allocate = foyer_chips_size_allocate;
}

static void
foyer_chips_init (FoyerChips *self)
{
}

void
foyer_chips_clear (FoyerChips *self)
{
  g_return_if_fail (FOYER_IS_CHIPS (self));

  foyer_widget_remove_children (GTK_WIDGET (self));
}

/* @icon_name: (nullable); @label: (nullable): with none, or an empty one, there is no chip */
void
foyer_chips_add (FoyerChips *self,
                 FoyerTone   tone,
                 const char *icon_name,
                 const char *label)
{
  g_return_if_fail (FOYER_IS_CHIPS (self));

  if (label != NULL && *label != '\0')
    gtk_widget_set_parent (foyer_chip_new (tone, icon_name, label), GTK_WIDGET (self));
}
