/* Names by realistic frequency from small lists of our own: the hundred commonest surnames cover
 * more than four in five people. None of these people exists. */

#include "service/foyer-sample-private.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "domain/foyer-day.h"

const char foyer_sample_shop_name[] = "人民路店";

#define DESK FOYER_ROLE_FRONTDESK
#define SALES FOYER_ROLE_SALES
#define AFTERSALE FOYER_ROLE_AFTERSALE

const FoyerSampleStaff foyer_sample_staff[FOYER_SAMPLE_N_STAFF] = {
  { "101", "林芳", FOYER_ROLE_SUPERVISOR | DESK, FOYER_POST_RECEPTION | FOYER_POST_DUTY,
    FOYER_DEPARTMENT_SERVICE },
  { "102", "陈静", DESK, FOYER_POST_RECEPTION | FOYER_POST_PHONE, FOYER_DEPARTMENT_SERVICE },
  { "103", "李娜", DESK | SALES, FOYER_POST_RECEPTION | FOYER_POST_SALES,
    FOYER_DEPARTMENT_SERVICE },
  { "104", "王磊", SALES, FOYER_POST_SALES, FOYER_DEPARTMENT_SALES },
  { "105", "赵敏", SALES, FOYER_POST_SALES | FOYER_POST_CASHIER, FOYER_DEPARTMENT_SALES },
  { "106", "张伟", SALES, FOYER_POST_SALES, FOYER_DEPARTMENT_SALES },
  { "107", "刘洋", DESK, FOYER_POST_RECEPTION | FOYER_POST_PHONE, FOYER_DEPARTMENT_SERVICE },
  { "108", "孙婷", AFTERSALE, FOYER_POST_OUTBOUND | FOYER_POST_PHONE,
    FOYER_DEPARTMENT_AFTERSALE },
  { "109", "周凯", AFTERSALE, FOYER_POST_OUTBOUND, FOYER_DEPARTMENT_AFTERSALE },
  { "110", "吴霞", DESK | SALES, FOYER_POST_CASHIER | FOYER_POST_RECEPTION,
    FOYER_DEPARTMENT_SERVICE },
  { "111", "郑浩", SALES, FOYER_POST_SALES, FOYER_DEPARTMENT_SALES },
  { "112", "何琳", FOYER_ROLE_SUPERVISOR | SALES, FOYER_POST_SALES | FOYER_POST_DUTY,
    FOYER_DEPARTMENT_SALES },
};

typedef struct
{
  const char *text;
  guint weight;
} Weighted;

/* Per ten thousand, roughly as in the last counts. */
static const Weighted surnames[] = {
  { "王", 710 }, { "李", 700 }, { "张", 670 }, { "刘", 540 }, { "陈", 460 }, { "杨", 310 },
  { "赵", 230 }, { "黄", 225 }, { "周", 205 }, { "吴", 200 }, { "徐", 160 }, { "孙", 155 },
  { "胡", 130 }, { "朱", 125 }, { "高", 120 }, { "林", 115 }, { "何", 115 }, { "郭", 110 },
  { "马", 105 }, { "罗", 95 }, { "梁", 90 }, { "宋", 85 }, { "郑", 85 }, { "谢", 75 },
  { "韩", 70 }, { "唐", 70 }, { "冯", 65 }, { "于", 62 }, { "董", 60 }, { "萧", 20 }, { "肖", 45 },
  { "程", 58 }, { "曹", 57 }, { "袁", 55 }, { "邓", 55 }, { "许", 54 }, { "傅", 52 }, { "沈", 50 },
  { "曾", 50 }, { "彭", 49 }, { "吕", 47 }, { "苏", 45 }, { "卢", 45 }, { "蒋", 45 }, { "蔡", 44 },
  { "贾", 42 }, { "丁", 41 }, { "魏", 40 }, { "薛", 40 }, { "叶", 40 }, { "阎", 15 }, { "余", 38 },
  { "潘", 36 }, { "杜", 36 }, { "戴", 35 }, { "夏", 35 }, { "钟", 34 }, { "汪", 34 }, { "田", 33 },
  { "任", 33 }, { "姜", 33 }, { "范", 32 }, { "方", 32 }, { "石", 31 }, { "姚", 31 }, { "谭", 30 },
  { "廖", 30 }, { "邹", 29 }, { "熊", 28 }, { "金", 28 }, { "陆", 28 }, { "郝", 27 }, { "孔", 26 },
  { "白", 26 }, { "崔", 26 }, { "康", 25 }, { "毛", 25 }, { "邱", 25 }, { "秦", 25 }, { "江", 24 },
  { "史", 24 }, { "顾", 24 }, { "侯", 23 }, { "邵", 23 }, { "孟", 22 }, { "龙", 22 }, { "万", 22 },
  { "段", 21 }, { "雷", 21 }, { "钱", 21 }, { "汤", 20 }, { "尹", 20 }, { "黎", 20 }, { "易", 19 },
  { "常", 19 }, { "武", 18 }, { "乔", 18 }, { "贺", 17 }, { "赖", 17 }, { "龚", 17 }, { "文", 16 },
  { "单", 8 }, { "解", 7 }, { "查", 5 }, { "仇", 5 }, { "覃", 12 }, { "翟", 10 }, { "朴", 4 },
  { "欧阳", 8 }, { "司马", 1 }, { "上官", 2 }, { "诸葛", 1 }, { "尉迟", 1 },
};

static const char *const first_both[] = {
  "晓", "文", "子", "小", "思", "佳", "嘉", "雨", "梓", "一", "玉", "春", "永", "新", "家", "世",
};

static const char *const male[] = {
  "伟", "强", "磊", "军", "洋", "勇", "杰", "涛", "明", "超", "刚", "平", "辉", "鹏", "华", "飞",
  "鑫", "波", "斌", "宇", "浩", "凯", "健", "俊", "帆", "帅", "旭", "宁", "龙", "林", "建", "国",
  "志", "海", "峰", "亮", "博", "晨", "阳", "轩", "豪", "然", "泽", "睿", "昊", "彬", "东", "民",
};

static const char *const female[] = {
  "芳", "娜", "敏", "静", "秀", "丽", "艳", "娟", "霞", "燕", "玲", "婷", "雪", "琳", "洁", "颖",
  "红", "梅", "莉", "丹", "萍", "兰", "倩", "慧", "欣", "怡", "悦", "梦", "雅", "诗", "涵", "彤",
  "英", "云", "蓉", "瑶", "琪", "媛", "妍", "薇", "芸", "菲", "珍", "凤", "茜", "岚", "莹", "蕾",
};

static const char *const western[] = {
  "Mary Smith", "John Miller", "Anna Schmidt", "Kenji Tanaka", "Min-jun Kim", "Pierre Martin",
  "Elena Rossi", "David Brown", "Nguyen Van An", "Olga Ivanova",
};

static const Weighted cities[] = {
  { "杭州", 620 }, { "宁波", 60 }, { "绍兴", 50 }, { "嘉兴", 45 }, { "湖州", 35 }, { "金华", 30 },
  { "上海", 35 }, { "苏州", 20 }, { "温州", 18 }, { "台州", 15 }, { "南京", 12 }, { "衢州", 8 },
  { "无锡", 8 }, { "合肥", 6 }, { "", 38 },
};

static const char *const brands[] = {
  "启智", "博雅", "新叶", "求是", "明德", "育才", "文澜", "学海", "晨光", "蓝天", "未来", "知行",
  "远航", "百川", "树人", "青禾", "思源", "天元", "金桥", "汇文", "朗科", "优学", "慧泉", "同心",
  "四季", "春晖", "行知", "立德", "云帆", "星河", "钱塘", "湖滨", "西溪", "文三", "翠苑", "古荡",
};

static const char *const kinds[] = {
  "教育", "培训中心", "小学", "中学", "幼儿园", "科技", "书店", "文具", "少年宫", "学习中心",
  "教育咨询", "图书馆",
};

static const char *const streets[] = {
  "人民路", "解放路", "文三路", "中山路", "建国北路", "体育场路", "莫干山路", "西湖大道", "学院路",
  "庆春路", "凤起路", "秋涛路",
};

static const char *const occupations[] = {
  "", "", "", "教师", "会计", "工程师", "护士", "个体经营", "公务员", "医生", "销售", "设计师", "司机",
};

static const char *const hobbies[] = {
  "", "", "", "", "阅读", "旅行", "摄影", "羽毛球", "音乐", "烹饪", "书法",
};

static const char *const sources[] = { "", "路过", "朋友介绍", "学校推荐", "网上", "老客户", "传单" };

static const char *const mobile[] = {
  "134", "135", "136", "137", "138", "139", "150", "151", "152", "157", "158", "159", "182", "183",
  "187", "188", "130", "131", "132", "155", "156", "185", "186", "133", "153", "180", "189", "177",
  "178", "176", "199", "198", "166",
};

#define PICK(chance, list) (list)[foyer_sample_chance_below (chance, G_N_ELEMENTS (list))]

/* Numbers by splitmix64 (Steele, Lea and Flood, 2014): a few instructions, and every index gives a
 * sequence of its own. */
static guint64
mix (guint64 x)
{
  x = (x ^ (x >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  x = (x ^ (x >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
  return x ^ (x >> 31);
}

FoyerSampleChance
foyer_sample_chance (guint64          seed,
                     FoyerSampleTopic topic,
                     guint64          index)
{
  return (FoyerSampleChance) { mix (mix (seed + 1) ^ mix (index * 16 + topic + 1)) };
}

guint64
foyer_sample_chance_next (FoyerSampleChance *self)
{
  self->state += G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
  return mix (self->state);
}

/* One of 0 to @n - 1. */
guint
foyer_sample_chance_below (FoyerSampleChance *self,
                           guint              n)
{
  return ((foyer_sample_chance_next (self) >> 32) * n) >> 32;
}

/* From 0 to less than 1. */
double
foyer_sample_chance_part (FoyerSampleChance *self)
{
  return (foyer_sample_chance_next (self) >> 11) * 0x1p-53;
}

gboolean
foyer_sample_chance_percent (FoyerSampleChance *self,
                             double             percent)
{
  return foyer_sample_chance_part (self) * 100 < percent;
}

/* A time until something happens that happens on average after @mean; at most four times that. */
double
foyer_sample_chance_waiting (FoyerSampleChance *self,
                             double             mean)
{
  return MIN (-log (1 - foyer_sample_chance_part (self)), 4) * mean;
}

/* A key as foyer_uuid_new() makes it, but always the same one. */
FoyerUuid
foyer_sample_make_id (guint64 seed,
                      gint64  at_us,
                      guint64 index)
{
  FoyerSampleChance chance = foyer_sample_chance (seed, FOYER_SAMPLE_ABOUT_KEY, index);
  guint64 random = foyer_sample_chance_next (&chance);
  FoyerUuid id = foyer_uuid_new (at_us);

  memcpy (id.bytes + 8, &random, 8);
  id.bytes[8] = 0x80 | (id.bytes[8] & 0x3f);
  return id;
}

static const char *
pick_weighted (FoyerSampleChance *chance,
               const Weighted    *list,
               gsize              n)
{
  guint total = 0, at;

  for (gsize i = 0; i < n; i++)
    total += list[i].weight;
  at = foyer_sample_chance_below (chance, total);
  for (gsize i = 0; i < n; i++)
    {
      if (at < list[i].weight)
        return list[i].text;
      at -= list[i].weight;
    }
  return list[0].text;
}

static void
write_name (FoyerSampleChance *chance,
            gboolean           is_female,
            char              *name,
            gsize              size)
{
  const char *surname = pick_weighted (chance, surnames, G_N_ELEMENTS (surnames));
  const char *last = is_female ? PICK (chance, female) : PICK (chance, male);
  const char *first = "";

  /* Four in five given names have two characters; now and then both are of the same list. */
  if (foyer_sample_chance_percent (chance, 80))
    {
      if (foyer_sample_chance_percent (chance, 55))
        first = PICK (chance, first_both);
      else
        first = is_female ? PICK (chance, female) : PICK (chance, male);
    }
  g_snprintf (name, size, "%s%s%s", surname, first, last);
}

static void
write_phone (FoyerSampleChance *chance,
             guint64            index,
             char              *phone,
             gsize              size)
{
  guint kind = foyer_sample_chance_below (chance, 100);

  if (kind < 3)
    *phone = '\0';
  else if (kind < 7)
    g_snprintf (phone, size, "0571%u", 85000000 + foyer_sample_chance_below (chance, 4000000));
  else
    /* The multiplier has no factor with 10⁸: no two of a hundred million customers share these. */
    g_snprintf (phone, size, "%s%08u", PICK (chance, mobile),
                (guint) ((index * 61803399 + 27182818) % 100000000));
}

/* The people whom the board of today shows, so that it can be read in a picture. */
static const struct
{
  const char *name, *phone, *organisation, *city;
  FoyerSalutation salutation;
  FoyerIdentity identity;
} known_people[] = {
  { "周兰", "13857102210", "", "杭州", FOYER_SALUTATION_MS, FOYER_IDENTITY_PARENT },
  { "刘建平", "13957104721", "", "杭州", FOYER_SALUTATION_NONE, FOYER_IDENTITY_PARENT },
  { "吴晓彤", "18857103390", "", "杭州", FOYER_SALUTATION_NONE, FOYER_IDENTITY_STUDENT },
  { "张敏", "13705718864", "杭州翠苑中学", "杭州", FOYER_SALUTATION_MS, FOYER_IDENTITY_TEACHER },
  { "陈建国", "13605714415", "", "绍兴", FOYER_SALUTATION_MR, FOYER_IDENTITY_PARENT },
  { "王晓梅", "15857106673", "", "杭州", FOYER_SALUTATION_MS, FOYER_IDENTITY_CUSTOMER },
  { "孙立新", "13588109920", "杭州求是小学", "杭州", FOYER_SALUTATION_MR,
    FOYER_IDENTITY_TEACHER },
  { "郑海涛", "18658107138", "", "宁波", FOYER_SALUTATION_MR, FOYER_IDENTITY_PARENT },
};

/* Who customer @index is. The last customers are those of the board. */
void
foyer_sample_get_person (const FoyerSampleShape *shape,
                         guint64                 index,
                         FoyerSamplePerson      *person)
{
  FoyerSampleChance chance = foyer_sample_chance (shape->seed, FOYER_SAMPLE_ABOUT_CUSTOMER, index);
  guint64 from_end = shape->n_customers - 1 - index;
  gboolean is_female = foyer_sample_chance_percent (&chance, 58);
  guint identity;

  if (from_end < G_N_ELEMENTS (known_people))
    {
      g_strlcpy (person->name, known_people[from_end].name, sizeof person->name);
      g_strlcpy (person->phone, known_people[from_end].phone, sizeof person->phone);
      g_strlcpy (person->organisation, known_people[from_end].organisation,
                 sizeof person->organisation);
      person->city = known_people[from_end].city;
      person->salutation = known_people[from_end].salutation;
      person->identity = known_people[from_end].identity;
      return;
    }

  if (foyer_sample_chance_percent (&chance, 0.4))
    g_strlcpy (person->name, PICK (&chance, western), sizeof person->name);
  else
    write_name (&chance, is_female, person->name, sizeof person->name);
  write_phone (&chance, index, person->phone, sizeof person->phone);
  person->city = pick_weighted (&chance, cities, G_N_ELEMENTS (cities));

  identity = foyer_sample_chance_below (&chance, 100);
  person->identity = identity < 46 ? FOYER_IDENTITY_PARENT
                     : identity < 63 ? FOYER_IDENTITY_STUDENT
                     : identity < 71 ? FOYER_IDENTITY_TEACHER
                     : identity < 90 ? FOYER_IDENTITY_CUSTOMER
                     : identity < 93 ? FOYER_IDENTITY_PEER
                     : identity < 95 ? FOYER_IDENTITY_SUPPLIER
                     : identity < 97 ? FOYER_IDENTITY_OTHER : FOYER_IDENTITY_NONE;

  person->organisation[0] = '\0';
  if (foyer_sample_chance_percent (&chance, identity >= 63 ? 35 : 3))
    g_snprintf (person->organisation, sizeof person->organisation, "%s%s%s",
                pick_weighted (&chance, cities, G_N_ELEMENTS (cities)), PICK (&chance, brands),
                PICK (&chance, kinds));

  person->salutation = FOYER_SALUTATION_NONE;
  if (foyer_sample_chance_percent (&chance, 60))
    person->salutation = is_female ? FOYER_SALUTATION_MS : FOYER_SALUTATION_MR;
}

/* Sets a field by its name to its canonical text. */
void
foyer_sample_set (FoyerRecord *record,
                  const char  *field,
                  const char  *text)
{
  const FoyerField *known = foyer_record_class_find_field (FOYER_RECORD_GET_CLASS (record), field);
  gboolean is_set = known->kind == FOYER_FIELD_TEXT || known->kind == FOYER_FIELD_ENUM
                    ? foyer_record_set_value (record, known, foyer_value_text (text))
                    : foyer_record_parse_text (record, known, text, NULL);

  g_assert (is_set);
}

static const char *
get_nick (GType type,
          int   value)
{
  g_autoptr(GEnumClass) klass = g_type_class_ref (type);

  return g_enum_get_value (klass, value)->value_nick;
}

/* Says who somebody is, on a customer's file, a visit or an enquiry. */
void
foyer_sample_set_person (FoyerRecord             *record,
                         const FoyerSamplePerson *person)
{
  foyer_sample_set (record, "name", person->name);
  foyer_sample_set (record, "phone", person->phone);
  foyer_sample_set (record, "organisation", person->organisation);
  foyer_sample_set (record, "city", person->city);
  foyer_sample_set (record, "salutation", get_nick (FOYER_TYPE_SALUTATION, person->salutation));
  if (foyer_record_class_find_field (FOYER_RECORD_GET_CLASS (record), "identity") != NULL)
    foyer_sample_set (record, "identity", get_nick (FOYER_TYPE_IDENTITY, person->identity));
}

/* The file of customer @index. */
FoyerCustomer *
foyer_sample_make_customer (const FoyerSampleShape *shape,
                            guint64                 index,
                            const char             *number,
                            gint64                  created_us,
                            gint64                  contact_us)
{
  FoyerSampleChance chance = foyer_sample_chance (shape->seed, FOYER_SAMPLE_ABOUT_CUSTOMER,
                                                  index + shape->n_customers);
  FoyerUuid id = foyer_sample_make_id (shape->seed, created_us, index);
  FoyerCustomer *customer = foyer_customer_new (&id, number, created_us);
  FoyerRecord *record = FOYER_RECORD (customer);
  FoyerSamplePerson person;
  char text[64];

  foyer_sample_get_person (shape, index, &person);
  foyer_sample_set_person (record, &person);
  foyer_sample_set (record, "occupation", PICK (&chance, occupations));
  foyer_sample_set (record, "hobby", PICK (&chance, hobbies));
  foyer_sample_set (record, "source", PICK (&chance, sources));
  if (foyer_sample_chance_percent (&chance, 30))
    {
      g_snprintf (text, sizeof text, "%s %u 号", PICK (&chance, streets),
                  1 + foyer_sample_chance_below (&chance, 400));
      foyer_sample_set (record, "address", text);
    }
  if (foyer_sample_chance_percent (&chance, 20))
    {
      g_snprintf (text, sizeof text, "%u", foyer_sample_chance_below (&chance, 14000));
      foyer_sample_set (record, "birthday", text);
    }
  if (foyer_sample_chance_percent (&chance, 8))
    foyer_sample_set (record, "grade", foyer_sample_chance_percent (&chance, 25) ? "high"
                                                                                : "important");
  if (foyer_sample_chance_percent (&chance, 2))
    foyer_sample_set (record, "do_not_call", "1");
  foyer_customer_touch (customer, contact_us);

  return customer;
}
